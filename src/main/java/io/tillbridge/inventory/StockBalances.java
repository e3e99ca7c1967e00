package io.tillbridge.inventory;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The balance rows: sums of the books, and the lock on them. */
@Component
class StockBalances {

    private static final String GUARDED = "update inventory_balance set reserved = reserved + ?, on_hand = on_hand + ?"
            + " where store_id = ? and sku = ? and reserved + ? >= 0 and reserved + ? <= on_hand + ?";

    private static final String COLUMNS = "store_id, sku, on_hand, reserved, safety, missing";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final StockTouches touches;

    StockBalances(JdbcClient jdbc, JdbcTemplate batches, StockTouches touches) {
        this.touches = touches;
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Optional<StockLevel> find(StockKey key) {
        return jdbc.sql("select " + COLUMNS + " from inventory_balance where store_id = ? and sku = ?")
                .params(key.store().code(), key.sku().code())
                .query((row, number) -> level(row))
                .optional();
    }

    /** Makes sure there is a row to lock. */
    void open(StockKey key) {
        jdbc.sql(
                        "insert into inventory_balance (store_id, sku, on_hand, reserved) values (?,?,0,0) on conflict do nothing")
                .params(key.store().code(), key.sku().code())
                .update();
    }

    /** Locks the rows, store by store and article by article, until the transaction ends. */
    Map<StockKey, StockLevel> lock(Collection<StockKey> keys) {
        Map<StoreId, List<String>> byStore = new TreeMap<>();
        new TreeSet<>(keys)
                .forEach(key -> byStore.computeIfAbsent(key.store(), store -> new ArrayList<>())
                        .add(key.sku().code()));
        Map<StockKey, StockLevel> locked = new HashMap<>();
        byStore.forEach((store, skus) -> jdbc.sql("select " + COLUMNS + " from inventory_balance"
                        + " where store_id = :store and sku in (:skus) order by sku for update")
                .param("store", store.code())
                .param("skus", skus)
                .query((row, number) -> level(row))
                .list()
                .forEach(level -> locked.put(new StockKey(level.store(), level.sku()), level)));
        return locked;
    }

    /** Locks the rows as {@link #lock} does, those included that were missing and are made now. */
    Map<StockKey, StockLevel> lockOrOpen(Collection<StockKey> keys) {
        Map<StockKey, StockLevel> locked = lock(keys);
        if (locked.size() == keys.size()) {
            return locked;
        }
        batches.batchUpdate(
                "insert into inventory_balance (store_id, sku, on_hand, reserved) values (?,?,0,0) on conflict do nothing",
                new TreeSet<>(keys)
                        .stream()
                                .filter(key -> !locked.containsKey(key))
                                .map(key -> new Object[] {
                                    key.store().code(), key.sku().code()
                                })
                                .toList());
        return lock(keys);
    }

    /**
     * Adds to reserved and to on hand. The guard repeats the invariant {@code 0 <= reserved <= on hand}; it can only
     * fail if the books were wrong before, and then the whole transaction must not happen.
     */
    void add(Map<StockKey, Long> reserved, Map<StockKey, Long> onHand) {
        var keys = new TreeSet<StockKey>(reserved.keySet());
        keys.addAll(onHand.keySet());
        if (keys.isEmpty()) {
            return;
        }
        touches.add(keys);
        List<Object[]> rows = new ArrayList<>();
        for (StockKey key : keys) {
            long r = reserved.getOrDefault(key, 0L);
            long h = onHand.getOrDefault(key, 0L);
            rows.add(new Object[] {r, h, key.store().code(), key.sku().code(), r, r, h});
        }
        for (int changed : batches.batchUpdate(GUARDED, rows)) {
            if (changed != 1) {
                throw new IllegalStateException("the stock books refuse the change " + reserved + " " + onHand);
            }
        }
    }

    /** Writes what the entries add up to; the caller holds the row. */
    void set(StockKey key, long onHand, long reserved) {
        jdbc.sql("update inventory_balance set on_hand = ?, reserved = ? where store_id = ? and sku = ?")
                .params(onHand, reserved, key.store().code(), key.sku().code())
                .update();
        touches.add(List.of(key));
    }

    /** Somebody looked: everything that is on hand in the books was found, at that moment. */
    void found(StockKey key, Instant at) {
        jdbc.sql("update inventory_balance set missing = 0, counted_at = ? where store_id = ? and sku = ?")
                .params(Timestamp.from(at), key.store().code(), key.sku().code())
                .update();
    }

    /** Missing pieces are taken out of the books, and so not missed any more. */
    void missLess(Map<StockKey, Long> pieces) {
        pieces.forEach((key, number) -> jdbc.sql(
                        "update inventory_balance set missing = greatest(0, missing - ?) where store_id = ? and sku = ?"
                                + " and missing > 0")
                .params(number, key.store().code(), key.sku().code())
                .update());
    }

    void keepBack(StockKey key, long pieces) {
        jdbc.sql("update inventory_balance set safety = ? where store_id = ? and sku = ?")
                .params(pieces, key.store().code(), key.sku().code())
                .update();
        touches.add(List.of(key));
    }

    /** The channels are to be told about this article in every store. */
    void touchAll(Sku sku) {
        touches.add(jdbc.sql("select store_id from inventory_balance where sku = ?")
                .param(sku.code())
                .query((row, number) -> new StockKey(new StoreId(row.getString(1)), sku))
                .list());
    }

    private static StockLevel level(ResultSet row) throws SQLException {
        return new StockLevel(
                new StoreId(row.getString(1)),
                new Sku(row.getString(2)),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6));
    }
}
