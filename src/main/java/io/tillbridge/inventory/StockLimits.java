package io.tillbridge.inventory;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the channels what they may sell. Only changes are told, and many changes of one article in a moment as one. */
@Component
class StockLimits {

    private static final long NOTHING_TOLD = -1;

    private final StockTouches touches;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StockLimits(
            StockTouches touches,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.touches = touches;
        this.jdbc = jdbc;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Tells what has changed on this node since the last time. */
    void publish() {
        List<StockKey> changed = touches.take().stream().sorted().toList();
        try {
            transaction.executeWithoutResult(status -> changed.forEach(this::publish));
        } catch (RuntimeException e) {
            touches.add(changed);
            throw e;
        }
    }

    /** Compares everything, for what a node that was killed could not tell any more. */
    void publishAll() {
        touches.add(jdbc.sql(
                        "select b.store_id, b.sku from inventory_balance b left join inventory_published p"
                                + " on p.store_id = b.store_id and p.sku = b.sku"
                                + " left join inventory_threshold t on t.sku = b.sku where p.pieces is null"
                                + " or p.pieces <> greatest(0, b.on_hand - b.reserved - b.missing - b.safety - coalesce(t.pieces, 0))")
                .query((row, number) -> new StockKey(new StoreId(row.getString(1)), new Sku(row.getString(2))))
                .list());
        publish();
    }

    /**
     * The row of what was told is locked first and the balance read after that: of two nodes the one that tells later has
     * also looked later, and an old figure never gets the higher number.
     */
    private void publish(StockKey key) {
        Told told = lock(key);
        limit(key).filter(limit -> limit != told.pieces()).ifPresent(limit -> {
            jdbc.sql("update inventory_published set pieces = ?, sequence = ? where store_id = ? and sku = ?")
                    .params(
                            limit,
                            told.sequence() + 1,
                            key.store().code(),
                            key.sku().code())
                    .update();
            events.publishEvent(
                    new StockLimitChanged(key.store(), key.sku(), limit, told.sequence() + 1, clock.instant()));
        });
    }

    /** What the channels were told last. */
    private record Told(long pieces, long sequence) {}

    private Told lock(StockKey key) {
        jdbc.sql("insert into inventory_published (store_id, sku, pieces, sequence) values (?,?,?,0)"
                        + " on conflict do nothing")
                .params(key.store().code(), key.sku().code(), NOTHING_TOLD)
                .update();
        return jdbc.sql("select pieces, sequence from inventory_published where store_id = ? and sku = ? for update")
                .params(key.store().code(), key.sku().code())
                .query((row, number) -> new Told(row.getLong(1), row.getLong(2)))
                .single();
    }

    private Optional<Long> limit(StockKey key) {
        return jdbc.sql("select greatest(0, b.on_hand - b.reserved - b.missing - b.safety - coalesce(t.pieces, 0))"
                        + " from inventory_balance b left join inventory_threshold t on t.sku = b.sku"
                        + " where b.store_id = ? and b.sku = ?")
                .params(key.store().code(), key.sku().code())
                .query(Long.class)
                .optional();
    }
}
