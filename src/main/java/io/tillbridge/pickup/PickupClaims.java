package io.tillbridge.pickup;

import io.tillbridge.inventory.StockClaims;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What pickups claim at their stores, and transfers where they are to be sent from. */
@Component
class PickupClaims implements StockClaims {

    private static final String CLAIMS = """
            select e.holder, e.store_id, e.sku, sum(e.pieces) from
              (select p.id holder, p.store_id, l.sku, l.quantity - l.collected - l.cancelled - l.moved pieces
               from pickup_pickup p join pickup_line l on l.pickup_id = p.id where p.state in (:here)
               union all select t.id, t.from_store, l.sku, l.quantity
               from pickup_transfer t join pickup_transfer_line l on l.transfer_id = t.id
               where t.state = 'REQUESTED') e
            where e.pieces > 0%s group by e.holder, e.store_id, e.sku""";

    private final JdbcClient jdbc;

    PickupClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Claim> all() {
        return claims("", Map.of());
    }

    @Override
    public List<Claim> on(StoreId store, Sku sku) {
        return claims(" and e.store_id = :store and e.sku = :sku", Map.of("store", store.code(), "sku", sku.code()));
    }

    private List<Claim> claims(String which, Map<String, String> values) {
        return jdbc.sql(CLAIMS.formatted(which))
                .param("here", PickupState.reservedHereNames())
                .params(values)
                .query((row, number) -> new Claim(
                        row.getObject(1, UUID.class),
                        new StoreId(row.getString(2)),
                        new Sku(row.getString(3)),
                        row.getLong(4)))
                .list();
    }
}
