package io.tillbridge.inventory;

import io.tillbridge.inventory.StockEntries.Movement;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the own systems of warehouses and stores tell of their stock. What they say is as of a moment: pieces that moved
 * here since then are added to it, pieces that had moved before are in it already. Promises are ours and stay; promised
 * pieces that a system does not find are kept in the books as missing, so that nobody new gets them.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class StockFeed {

    private final StockSheets sheets;
    private final JdbcClient jdbc;
    private final Clock clock;

    StockFeed(StockSheets sheets, JdbcClient jdbc, Clock clock) {
        this.sheets = sheets;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A count of a place.
     *
     * @param asOf everything that moved until then is in it
     * @param pieces fit for sale, by article
     * @param whole whether an article that is not named is not there
     * @param reference the paper it came with
     */
    public record Count(StoreId place, Instant asOf, Map<Sku, Long> pieces, boolean whole, String reference) {}

    /** Why pieces came or went at a place. */
    public enum Why {
        RECEIVED(Movement.RECEIPT),
        SENT(Movement.DISPATCH),
        ADJUSTED(Movement.VARIANCE);

        private final Movement kind;

        Why(Movement kind) {
            this.kind = kind;
        }
    }

    /** Pieces that came or went at a place at some moment; negative where they went. */
    public record Change(StoreId place, Sku sku, long pieces, Why why, Instant at, String reference) {}

    /** Whether all of the place was counted at that moment or later, so that an older count says nothing new. */
    public boolean isCountedSince(StoreId place, Instant at) {
        return sheets.wholeCount(place).filter(counted -> !at.isAfter(counted)).isPresent();
    }

    /** Holds these balances until the transaction ends, in the order that everybody keeps to. */
    public void hold(Map<StoreId, Set<Sku>> articles) {
        List<StockKey> keys = new ArrayList<>();
        articles.forEach((place, skus) -> keys.addAll(keys(place, skus)));
        sheets.take(keys);
    }

    /**
     * Books a count, wholly or not at all; of articles that were counted later it changes nothing.
     *
     * @return where fewer pieces were found than are promised
     */
    public List<StockFinding> count(Count count, String actor) {
        Instant asOf = known(count.asOf());
        StoreId place = count.place();
        if (count.whole() && !claim(place, asOf)) {
            return List.of();
        }
        StockSheet sheet = count.whole()
                ? sheets.takeAll(place, present(count.pieces()))
                : sheets.take(keys(place, count.pieces().keySet()));
        Map<Sku, Long> since = movedSince(place, asOf);
        for (StockSheet.Line line : sheet.lines()) {
            if (line.countedAfter(asOf)) {
                continue;
            }
            Sku sku = line.key().sku();
            long there = count.pieces().getOrDefault(sku, 0L) + since.getOrDefault(sku, 0L);
            if (count.whole()) {
                sheet.countWithAll(line.key(), there);
            } else {
                sheet.count(line.key(), there, asOf);
            }
        }
        return write(sheet, count.reference(), actor);
    }

    /**
     * Books pieces that came or went. Those that a count has seen already change nothing any more.
     *
     * @return where fewer pieces are left than are promised
     */
    public List<StockFinding> change(List<Change> changes, String reference, String actor) {
        StockSheet sheet = sheets.take(changes.stream().map(StockFeed::key).toList());
        for (Change change : changes) {
            sheet.moveThen(new StockSheet.Entry(
                    change.why().kind, key(change), change.pieces(), change.reference(), known(change.at())));
        }
        return write(sheet, reference, actor);
    }

    private List<StockFinding> write(StockSheet sheet, String reference, String actor) {
        sheets.write(sheet, reference, actor);
        return sheet.findings();
    }

    /** What a clock that is fast calls the future is now. */
    private Instant known(Instant at) {
        Instant now = clock.instant();
        return at.isAfter(now) ? now : at;
    }

    /** Holds the place against other counts of all of it; false if it was counted at that moment or later. */
    private boolean claim(StoreId place, Instant asOf) {
        jdbc.sql("insert into inventory_count (store_id, counted_at) values (?,?) on conflict do nothing")
                .params(place.code(), Timestamp.from(Instant.EPOCH))
                .update();
        return jdbc.sql("update inventory_count set counted_at = ? where store_id = ? and counted_at < ?")
                        .params(Timestamp.from(asOf), place.code(), Timestamp.from(asOf))
                        .update()
                == 1;
    }

    /** What came less what went at the place after that moment. The balances are held, so nothing is under way. */
    private Map<Sku, Long> movedSince(StoreId place, Instant asOf) {
        Map<Sku, Long> moved = new HashMap<>();
        jdbc.sql("select sku, sum(quantity) from inventory_movement where store_id = ? and moved_at > ?"
                        + " and kind <> 'COUNT' group by sku")
                .params(place.code(), Timestamp.from(asOf))
                .query(row -> {
                    moved.put(new Sku(row.getString(1)), row.getLong(2));
                });
        return moved;
    }

    private static Set<Sku> present(Map<Sku, Long> pieces) {
        Set<Sku> present = new TreeSet<>();
        pieces.forEach((sku, number) -> {
            if (number != 0) {
                present.add(sku);
            }
        });
        return present;
    }

    private static List<StockKey> keys(StoreId place, Set<Sku> articles) {
        List<StockKey> keys = new ArrayList<>();
        articles.forEach(sku -> keys.add(new StockKey(place, sku)));
        return keys;
    }

    private static StockKey key(Change change) {
        return new StockKey(change.place(), change.sku());
    }
}
