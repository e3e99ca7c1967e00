package io.tillbridge.inventory;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reservations that end by themselves: goods are held for somebody who has not paid, and for no longer than that. A
 * reservation without a hold never ends by itself.
 */
@Component
public class StockHolds {

    private static final int AT_A_TIME = 200;

    private final StockLedger ledger;
    private final StockBalances balances;
    private final StockEntries entries;
    private final JdbcClient jdbc;
    private final Clock clock;

    StockHolds(StockLedger ledger, StockBalances balances, StockEntries entries, JdbcClient jdbc, Clock clock) {
        this.ledger = ledger;
        this.balances = balances;
        this.entries = entries;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Holds what each request needs until that moment, wholly or not at all; safety stock is not given.
     *
     * @param references what each is held for, such as an order, by holder
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(List<StockRequest> requests, Map<UUID, UUID> references, Instant until) {
        Map<UUID, Map<Sku, Long>> missing = ledger.reserveAvailable(requests);
        requests.stream()
                .filter(request -> !missing.containsKey(request.holder()))
                .forEach(request -> jdbc.sql(
                                "insert into inventory_hold (holder_id, reference, store_id, held_until) values (?,?,?,?)")
                        .params(
                                request.holder(),
                                references.get(request.holder()),
                                request.store().code(),
                                Timestamp.from(until))
                        .update());
    }

    /**
     * What was held for these is not held any more, and is reserved as requested.
     *
     * @return as {@link StockLedger#reserve} does
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, Map<Sku, Long>> keep(Collection<UUID> references, List<StockRequest> requests) {
        List<StockRequest> held = of(references);
        if (!held.isEmpty()) {
            List<StockRequest> all = new ArrayList<>(held);
            all.addAll(requests);
            balances.lock(pieces(all, 1).keySet());
            end(held, StockEntries.Kind.RELEASED);
        }
        return ledger.reserve(requests);
    }

    /** Gives back whatever is held for these: nobody wants it any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void letGo(Collection<UUID> references) {
        List<StockRequest> held = of(references);
        balances.lock(pieces(held, 1).keySet());
        end(held, StockEntries.Kind.RELEASED);
    }

    /** Ends the oldest holds whose time is over; returns how many, and is to be called again while there are any. */
    @Transactional
    public int expire() {
        List<StockRequest> over = requests(jdbc.sql("select holder_id, store_id from inventory_hold"
                        + " where held_until <= ? order by held_until limit " + AT_A_TIME)
                .param(Timestamp.from(clock.instant())));
        balances.lock(pieces(over, 1).keySet());
        return end(over, StockEntries.Kind.EXPIRED);
    }

    private List<StockRequest> of(Collection<UUID> references) {
        return references.isEmpty()
                ? List.of()
                : requests(jdbc.sql("select holder_id, store_id from inventory_hold where reference in (:references)")
                        .param("references", references));
    }

    private List<StockRequest> requests(JdbcClient.StatementSpec holds) {
        record Held(UUID holder, StoreId store) {}
        return holds
                .query((row, number) -> new Held(row.getObject(1, UUID.class), new StoreId(row.getString(2))))
                .list()
                .stream()
                .map(hold -> new StockRequest(hold.holder(), hold.store(), heldBy(hold.holder())))
                .toList();
    }

    /** Whoever deletes the row of a hold ends it, and nobody else. The balances are locked before, by everybody. */
    private int end(List<StockRequest> holds, StockEntries.Kind how) {
        List<StockRequest> ended = holds.stream()
                .filter(hold -> jdbc.sql("delete from inventory_hold where holder_id = ?")
                                .param(hold.holder())
                                .update()
                        == 1)
                .toList();
        balances.add(pieces(ended, -1), Map.of());
        entries.reserved(how, ended, clock.instant());
        return ended.size();
    }

    private static Map<StockKey, Long> pieces(List<StockRequest> requests, int sign) {
        Map<StockKey, Long> pieces = new TreeMap<>();
        requests.forEach(request -> request.pieces()
                .forEach((sku, quantity) ->
                        pieces.merge(new StockKey(request.store(), sku), (long) sign * quantity, Long::sum)));
        return pieces;
    }

    private Map<Sku, Integer> heldBy(UUID holder) {
        Map<Sku, Integer> pieces = new TreeMap<>();
        jdbc.sql("select sku, sum(quantity) from inventory_reservation where holder_id = ? group by sku"
                        + " having sum(quantity) > 0")
                .param(holder)
                .query(row -> {
                    pieces.put(new Sku(row.getString(1)), row.getInt(2));
                });
        return pieces;
    }
}
