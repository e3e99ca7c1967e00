package io.tillbridge.inventory;

import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds balances that are not the sum of their entries, and reservations that nobody claims, and sets them right. Entries
 * are never changed: what is wrong with them is made good by further ones.
 */
@Component
class StockRepair {

    private static final int MOST = 500;

    private static final String SUMS = """
            select e.store_id, e.sku, sum(e.on_hand), sum(e.reserved), sum(e.moved), sum(e.entered) from
              (select store_id, sku, on_hand, reserved, 0 moved, 0 entered from inventory_balance%1$s
               union all select store_id, sku, 0, 0, quantity, 0 from inventory_movement%1$s
               union all select store_id, sku, 0, 0, 0, quantity from inventory_reservation%1$s) e
            group by e.store_id, e.sku""";

    private final StockBalances balances;
    private final StockEntries entries;
    private final StockLeaks leaks;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final TransactionTemplate each;
    private final Clock clock;

    StockRepair(
            StockBalances balances,
            StockEntries entries,
            StockLeaks leaks,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.balances = balances;
        this.entries = entries;
        this.leaks = leaks;
        this.events = events;
        this.jdbc = jdbc;
        this.each = new TransactionTemplate(transactions);
        this.each.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /**
     * An article of a store whose books are wrong.
     *
     * @param onHand what the balance says
     * @param reserved what the balance says
     * @param moved what the movements add up to
     * @param entered what the reservations add up to
     * @param astray pieces that are reserved for a holder who does not claim them, or claimed and not reserved
     */
    record Drift(StoreId store, Sku sku, long onHand, long reserved, long moved, long entered, long astray) {

        private Drift with(long pieces) {
            return new Drift(store, sku, onHand, reserved, moved, entered, pieces);
        }
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    List<Drift> find() {
        Map<StockKey, Drift> found = new TreeMap<>();
        sums(jdbc.sql(SUMS.formatted("") + " having sum(e.on_hand) <> sum(e.moved) or sum(e.reserved) <> sum(e.entered)"
                        + " order by e.store_id, e.sku limit " + MOST))
                .forEach(drift -> found.put(new StockKey(drift.store(), drift.sku()), drift));
        leaks.all()
                .forEach((key, holders) -> found.merge(
                        key,
                        new Drift(key.store(), key.sku(), 0, 0, 0, 0, astray(holders)),
                        (drift, leak) -> drift.with(leak.astray())));
        found.replaceAll((key, drift) -> drift.astray() > 0 ? now(key).with(drift.astray()) : drift);
        return found.values().stream().limit(MOST).toList();
    }

    /**
     * Sets everything that is wrong right, each article of a store in a transaction of its own, so that sales go on
     * meanwhile; returns what it found.
     */
    List<Drift> repair(String actor, String reason) {
        List<Drift> found = find();
        found.forEach(drift -> each.executeWithoutResult(status -> {
            repair(new StockKey(drift.store(), drift.sku()), actor);
            events.publishEvent(new Audited(actor, "STOCK_REPAIRED", drift.store() + " " + drift.sku(), reason));
        }));
        return found;
    }

    private void repair(StockKey key, String actor) {
        balances.open(key);
        balances.lock(List.of(key));
        Instant now = clock.instant();
        Drift drift = now(key);
        long reserved = drift.entered() - release(key, now);
        long lacking = Math.max(0, reserved - drift.moved());
        if (lacking > 0) {
            entries.moved(StockEntries.Movement.VARIANCE, Map.of(key, lacking), "repair", actor, now);
        }
        balances.set(key, drift.moved() + lacking, reserved);
    }

    /** Ends reservations that nobody claims, and makes those that are missing; returns by how much fewer there are. */
    private long release(StockKey key, Instant now) {
        Map<UUID, Long> holders = leaks.of(key);
        holders.forEach((holder, pieces) -> entries.reserved(
                pieces > 0 ? StockEntries.Kind.RELEASED : StockEntries.Kind.ADJUSTED,
                List.of(new StockRequest(holder, key.store(), Map.of(key.sku(), Math.toIntExact(Math.abs(pieces))))),
                now));
        return holders.values().stream().mapToLong(Long::longValue).sum();
    }

    private Drift now(StockKey key) {
        return sums(jdbc.sql(SUMS.formatted(" where store_id = :store and sku = :sku"))
                        .param("store", key.store().code())
                        .param("sku", key.sku().code()))
                .stream()
                .findFirst()
                .orElseGet(() -> new Drift(key.store(), key.sku(), 0, 0, 0, 0, 0));
    }

    private static List<Drift> sums(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, number) -> new Drift(
                        new StoreId(row.getString(1)),
                        new Sku(row.getString(2)),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        0))
                .list();
    }

    private static long astray(Map<UUID, Long> holders) {
        return holders.values().stream().mapToLong(Math::abs).sum();
    }
}
