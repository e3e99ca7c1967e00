package io.tillbridge.inventory;

import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds balances that are not the sum of their entries, and sets them right. The entries are the truth and are never
 * changed; where even they promise more than there is, a variance entry is added.
 */
@Component
class StockRepair {

    private static final int MOST = 500;

    private final StockBalances balances;
    private final StockEntries entries;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    StockRepair(
            StockBalances balances,
            StockEntries entries,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.balances = balances;
        this.entries = entries;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A balance that drifted: what it says, and what the entries add up to. */
    record Drift(StoreId store, Sku sku, long onHand, long reserved, long moved, long entered) {}

    @Transactional(readOnly = true)
    List<Drift> find() {
        return jdbc.sql("""
                        select e.store_id, e.sku, sum(e.on_hand), sum(e.reserved), sum(e.moved), sum(e.entered) from
                          (select store_id, sku, on_hand, reserved, 0 moved, 0 entered from inventory_balance
                           union all select store_id, sku, 0, 0, quantity, 0 from inventory_movement
                           union all select store_id, sku, 0, 0, 0, quantity from inventory_reservation) e
                        group by e.store_id, e.sku
                        having sum(e.on_hand) <> sum(e.moved) or sum(e.reserved) <> sum(e.entered)
                        order by e.store_id, e.sku limit\s""" + MOST)
                .query((row, number) -> new Drift(
                        new StoreId(row.getString(1)),
                        new Sku(row.getString(2)),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6)))
                .list();
    }

    /** Sets every balance that drifted right; returns what it found. */
    @Transactional
    List<Drift> repair(String actor, String reason) {
        List<Drift> found = find();
        found.forEach(drift -> {
            repair(new StockKey(drift.store(), drift.sku()), actor);
            events.publishEvent(new Audited(actor, "STOCK_REPAIRED", drift.store() + " " + drift.sku(), reason));
        });
        return found;
    }

    private void repair(StockKey key, String actor) {
        balances.open(key);
        balances.lock(List.of(key));
        long moved = sum("inventory_movement", key);
        long entered = sum("inventory_reservation", key);
        long lacking = Math.max(0, entered - moved);
        if (lacking > 0) {
            entries.moved(StockEntries.Movement.VARIANCE, Map.of(key, lacking), "repair", actor, clock.instant());
        }
        balances.set(key, moved + lacking, entered);
    }

    private long sum(String book, StockKey key) {
        return jdbc.sql("select coalesce(sum(quantity), 0) from " + book + " where store_id = ? and sku = ?")
                .params(key.store().code(), key.sku().code())
                .query(Long.class)
                .single();
    }
}
