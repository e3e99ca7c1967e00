package io.tillbridge.pickup;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Goods that will be free at a store before long: nobody collected them, or nobody wants what is on its way. */
@Component
class ExpectedGoods {

    private final JdbcClient jdbc;

    ExpectedGoods(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long pieces(StoreId store, Sku sku) {
        return jdbc.sql("select coalesce(sum(e.pieces), 0) from"
                        + " (select l.quantity - l.collected - l.cancelled - l.moved pieces from pickup_line l"
                        + "  join pickup_pickup p on p.id = l.pickup_id"
                        + "  where p.store_id = :store and p.state = 'TO_PUT_BACK' and l.sku = :sku"
                        + "  union all select l.quantity from pickup_transfer_line l"
                        + "  join pickup_transfer t on t.id = l.transfer_id join pickup_pickup p on p.id = t.pickup_id"
                        + "  where t.to_store = :store and t.state = 'SHIPPED' and p.closed_at is not null"
                        + "  and l.sku = :sku) e")
                .param("store", store.code())
                .param("sku", sku.code())
                .query(Long.class)
                .single();
    }
}
