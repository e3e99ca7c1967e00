package io.tillbridge.inventory;

import io.tillbridge.inventory.StockEntries.Movement;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes balances out to be rewritten, locked in the order that everybody keeps to, and writes them back. */
@Component
class StockSheets {

    private static final String SELECT =
            "select store_id, sku, on_hand, reserved, missing, counted_at from inventory_balance where store_id = :store";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final StockEntries entries;
    private final StockTouches touches;
    private final Clock clock;

    StockSheets(JdbcClient jdbc, JdbcTemplate batches, StockEntries entries, StockTouches touches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.entries = entries;
        this.touches = touches;
        this.clock = clock;
    }

    private record Row(
            StockKey key,
            long onHand,
            long reserved,
            long missing,
            @Nullable Timestamp countedAt) {}

    /** The balances of these articles; one that does not exist yet begins with nothing. */
    StockSheet take(Collection<StockKey> keys) {
        Map<StoreId, List<String>> byStore = new TreeMap<>();
        new TreeSet<>(keys)
                .forEach(key -> byStore.computeIfAbsent(key.store(), store -> new ArrayList<>())
                        .add(key.sku().code()));
        var sheet = new StockSheet();
        byStore.forEach((store, skus) -> {
            open(store, skus);
            fill(
                    sheet,
                    store,
                    jdbc.sql(SELECT + " and sku in (:skus) order by sku for update")
                            .param("skus", skus));
        });
        return sheet;
    }

    /** Every balance of a place, and those of some articles that it may never have had. */
    StockSheet takeAll(StoreId store, Collection<Sku> besides) {
        open(store, besides.stream().map(Sku::code).toList());
        var sheet = new StockSheet();
        fill(sheet, store, jdbc.sql(SELECT + " order by sku for update"));
        return sheet;
    }

    /** When all of the place was counted last. */
    Optional<Instant> wholeCount(StoreId store) {
        return jdbc.sql("select counted_at from inventory_count where store_id = ?")
                .param(store.code())
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** @param reference the paper that corrections of the books belong to */
    void write(StockSheet sheet, String reference, String actor) {
        List<Object[]> rows = new ArrayList<>();
        for (StockSheet.Line line : sheet.changed()) {
            StockKey key = line.key();
            rows.add(new Object[] {
                line.onHandAfter(),
                line.reserved(),
                line.missingAfter(),
                line.counted() == null ? null : Timestamp.from(line.counted()),
                key.store().code(),
                key.sku().code()
            });
            if (line.correction() != 0) {
                entries.moved(Movement.COUNT, Map.of(key, line.correction()), reference, actor, clock.instant());
            }
        }
        batches.batchUpdate(
                "update inventory_balance set on_hand = ?, reserved = ?, missing = ?, counted_at = ?"
                        + " where store_id = ? and sku = ?",
                rows);
        sheet.entries()
                .forEach(entry -> entries.moved(
                        entry.kind(), Map.of(entry.key(), entry.pieces()), entry.reference(), actor, entry.at()));
        touches.add(sheet.changed().stream().map(StockSheet.Line::key).toList());
    }

    private void open(StoreId store, Collection<String> skus) {
        batches.batchUpdate(
                "insert into inventory_balance (store_id, sku, on_hand, reserved) values (?,?,0,0) on conflict do nothing",
                new TreeSet<>(skus)
                        .stream().map(sku -> new Object[] {store.code(), sku}).toList());
    }

    /** When the whole place was counted is read after the rows are locked: a count that was waited for counts, too. */
    private void fill(StockSheet sheet, StoreId store, JdbcClient.StatementSpec balances) {
        List<Row> rows = balances.param("store", store.code())
                .query((row, number) -> new Row(
                        new StockKey(new StoreId(row.getString(1)), new Sku(row.getString(2))),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getTimestamp(6)))
                .list();
        Instant whole = wholeCount(store).orElse(null);
        rows.forEach(row -> sheet.add(new StockSheet.Line(
                row.key(), row.onHand(), row.reserved(), row.missing(), later(whole, row.countedAt()))));
    }

    private static @Nullable Instant later(@Nullable Instant whole, @Nullable Timestamp own) {
        if (own == null) {
            return whole;
        }
        return whole == null || own.toInstant().isAfter(whole) ? own.toInstant() : whole;
    }
}
