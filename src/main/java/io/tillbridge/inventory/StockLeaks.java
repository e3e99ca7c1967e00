package io.tillbridge.inventory;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares what is reserved for each holder with what the holder claims. Who has not paid claims with a hold. */
@Component
class StockLeaks {

    private static final String RESERVED = "select r.holder_id, r.store_id, r.sku, sum(r.quantity)"
            + " from inventory_reservation r left join inventory_hold h on h.holder_id = r.holder_id"
            + " where h.holder_id is null";

    private final List<StockClaims> claims;
    private final JdbcClient jdbc;

    StockLeaks(ObjectProvider<StockClaims> claims, JdbcClient jdbc) {
        this.claims = claims.orderedStream().toList();
        this.jdbc = jdbc;
    }

    /** Pieces by holder: reserved for nobody any more, or below zero, claimed and not reserved. */
    Map<StockKey, Map<UUID, Long>> all() {
        return compare(
                jdbc.sql(RESERVED + " group by r.holder_id, r.store_id, r.sku having sum(r.quantity) <> 0"),
                StockClaims::all);
    }

    /** The same for one article of one store, whose balance the caller holds. */
    Map<UUID, Long> of(StockKey key) {
        return compare(
                        jdbc.sql(RESERVED + " and r.store_id = ? and r.sku = ? group by r.holder_id, r.store_id, r.sku"
                                        + " having sum(r.quantity) <> 0")
                                .params(key.store().code(), key.sku().code()),
                        module -> module.on(key.store(), key.sku()))
                .getOrDefault(key, Map.of());
    }

    private Map<StockKey, Map<UUID, Long>> compare(
            JdbcClient.StatementSpec reserved, Function<StockClaims, List<StockClaims.Claim>> claimed) {
        Map<StockKey, Map<UUID, Long>> leaks = new TreeMap<>();
        if (claims.isEmpty()) {
            return leaks;
        }
        reserved.query(row -> {
            var key = new StockKey(new StoreId(row.getString(2)), new Sku(row.getString(3)));
            leaks.computeIfAbsent(key, k -> new HashMap<>()).put(row.getObject(1, UUID.class), row.getLong(4));
        });
        claims.forEach(module -> claimed.apply(module)
                .forEach(claim -> leaks.computeIfAbsent(new StockKey(claim.store(), claim.sku()), k -> new HashMap<>())
                        .merge(claim.holder(), -claim.pieces(), Long::sum)));
        leaks.values().forEach(holders -> holders.values().removeIf(pieces -> pieces == 0));
        leaks.values().removeIf(Map::isEmpty);
        return leaks;
    }
}
