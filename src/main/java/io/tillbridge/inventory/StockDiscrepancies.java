package io.tillbridge.inventory;

import io.tillbridge.shared.Ids;
import io.tillbridge.shared.LateRows;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Articles whose books were proven wrong and that somebody has to count; the count closes them. */
@Component
class StockDiscrepancies {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final LateRows rows;
    private final ApplicationEventPublisher events;

    StockDiscrepancies(JdbcClient jdbc, JdbcTemplate batches, LateRows rows, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.rows = rows;
        this.events = events;
    }

    /** @param pieces that a till sold and the books did not have */
    record Discrepancy(StoreId store, Sku sku, long pieces, String reference, Instant raisedAt) {}

    /** Raises what is not open yet and adds to what is; a store is told once until it has counted. */
    void raise(Map<StockKey, Long> lacking, String reference, Instant now) {
        List<StockKey> keys = List.copyOf(lacking.keySet());
        int[] added = batches.batchUpdate(
                "update inventory_discrepancy set pieces = pieces + ? where store_id = ? and sku = ? and closed_at is null",
                keys.stream()
                        .map(key -> new Object[] {
                            lacking.get(key), key.store().code(), key.sku().code()
                        })
                        .toList());
        Map<StoreId, Map<Sku, Long>> fresh = new TreeMap<>();
        for (int i = 0; i < added.length; i++) {
            if (added[i] == 0) {
                StockKey key = keys.get(i);
                fresh.computeIfAbsent(key.store(), store -> new TreeMap<>()).put(key.sku(), lacking.get(key));
            }
        }
        fresh.forEach((store, pieces) -> {
            pieces.forEach((sku, lack) -> insert(new StockKey(store, sku), lack, reference, now));
            events.publishEvent(new StockDisproved(store, pieces, reference, now));
        });
    }

    private void insert(StockKey key, long pieces, String reference, Instant now) {
        rows.add(
                "insert into inventory_discrepancy (id, store_id, sku, pieces, reference, raised_at) values (?,?,?,?,?,?)",
                Ids.next(now),
                key.store().code(),
                key.sku().code(),
                pieces,
                reference,
                Timestamp.from(now));
    }

    void close(StockKey key, Instant now) {
        jdbc.sql("update inventory_discrepancy set closed_at = ? where store_id = ? and sku = ? and closed_at is null")
                .params(Timestamp.from(now), key.store().code(), key.sku().code())
                .update();
    }

    /** What a store is to count, the oldest first. */
    List<Discrepancy> open(StoreId store) {
        return jdbc.sql("select store_id, sku, pieces, reference, raised_at from inventory_discrepancy"
                        + " where store_id = ? and closed_at is null order by raised_at limit 1000")
                .param(store.code())
                .query((row, number) -> new Discrepancy(
                        new StoreId(row.getString(1)),
                        new Sku(row.getString(2)),
                        row.getLong(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant()))
                .list();
    }
}
