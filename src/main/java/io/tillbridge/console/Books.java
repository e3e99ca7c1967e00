package io.tillbridge.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the ledgers as an accountant would: plain SQL over the tables, nothing of the code that wrote them. Each query
 * finds rows that break an invariant of design.md 5; no row means that it holds. Where two sums must agree, one pass
 * adds both up: a join of the two sums can take a database that has no statistics yet minutes.
 */
@Component
class Books {

    private static final int MOST_SHOWN = 20;

    private final JdbcClient jdbc;

    Books(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A broken invariant: which, where, and the two figures that should agree. */
    record Difference(String invariant, String where, String expected, String found) {}

    private static final Map<String, String> CHECKS = new LinkedHashMap<>();

    private static final String LOST_REPLAYS =
            "select message_key, 'DONE or PARKED', state from integration_message where state = 'REPLAYING'";

    static {
        CHECKS.put("1 on hand = sum of movements", """
                select e.store_id || ' ' || e.sku, sum(e.moved), sum(e.on_hand) from
                  (select store_id, sku, 0 moved, on_hand from inventory_balance
                   union all select store_id, sku, quantity, 0 from inventory_movement) e
                group by e.store_id, e.sku having sum(e.moved) <> sum(e.on_hand)""");
        CHECKS.put("1 reserved = sum of reservations", """
                select e.store_id || ' ' || e.sku, sum(e.entered), sum(e.reserved) from
                  (select store_id, sku, 0 entered, reserved from inventory_balance
                   union all select store_id, sku, quantity, 0 from inventory_reservation) e
                group by e.store_id, e.sku having sum(e.entered) <> sum(e.reserved)""");
        CHECKS.put("1 every entry has its balance", """
                select e.store_id || ' ' || e.sku, 1, 0 from
                  (select store_id, sku from inventory_movement union select store_id, sku from inventory_reservation) e
                left join inventory_balance b on b.store_id = e.store_id and b.sku = e.sku where b.sku is null""");
        CHECKS.put("1 never oversold", """
                select store_id || ' ' || sku, on_hand, reserved from inventory_balance
                where reserved < 0 or reserved > on_hand""");
        CHECKS.put("1 reservations of a pickup or transfer = its open pieces", """
                select cast(e.holder as varchar(36)), sum(e.open), sum(e.reserved) from
                  (select h.id holder,
                          case when h.state in ('REJECTED', 'SHIP_TO_STORE', 'IN_TRANSIT') then 0
                               else l.quantity - l.collected - l.cancelled - l.moved end open, 0 reserved
                   from pickup_pickup h join pickup_line l on l.pickup_id = h.id
                   union all select t.id, case when t.state = 'REQUESTED' then l.quantity else 0 end, 0
                   from pickup_transfer t join pickup_transfer_line l on l.transfer_id = t.id
                   union all select r.holder_id, 0, r.quantity from inventory_reservation r
                   left join inventory_hold u on u.holder_id = r.holder_id where u.holder_id is null) e
                group by e.holder having sum(e.open) <> sum(e.reserved)""");
        CHECKS.put("1 a hold for who has not paid holds something", """
                select cast(h.holder_id as varchar(36)), 'at least 1', coalesce(sum(r.quantity), 0) from inventory_hold h
                left join inventory_reservation r on r.holder_id = h.holder_id and r.store_id = h.store_id
                group by h.holder_id having coalesce(sum(r.quantity), 0) <= 0""");
        CHECKS.put("2 nothing is left open of a pickup that is over", """
                select cast(p.id as varchar(36)) || ' ' || l.line_no, l.quantity, l.collected + l.cancelled + l.moved
                from pickup_pickup p join pickup_line l on l.pickup_id = p.id
                where p.state in ('COLLECTED', 'REROUTED', 'PUT_BACK', 'CANCELLED', 'RETURNED')
                    and l.collected + l.cancelled + l.moved <> l.quantity
                  or p.state in ('CANCELLED', 'REROUTED') and l.collected > 0
                  or p.state = 'RETURNED' and l.collected <> l.returned""");
        CHECKS.put("2 pieces that are out = pieces in hand-overs that were not undone", """
                select cast(e.pickup as varchar(36)) || ' ' || e.line_no, sum(e.gone), sum(e.proven) from
                  (select pickup_id pickup, line_no, collected gone, 0 proven from pickup_line
                   union all select h.pickup_id, l.line_no, 0, l.quantity
                   from pickup_handover h join pickup_handover_line l on l.handover_id = h.id
                   where h.undone_at is null) e
                group by e.pickup, e.line_no having sum(e.gone) <> sum(e.proven)""");
        CHECKS.putAll(PickupBooks.CHECKS);
        CHECKS.put("1 what a place told of its stock is booked once, by itself or by a transfer", """
                select e.place || ' ' || e.sku, sum(e.told), sum(e.moved) from
                  (select place, sku, pieces - matched told, 0 moved from warehouse_change where fit
                   union all select store_id, sku, 0, quantity from inventory_movement
                   where actor like 'link:%' and kind in ('RECEIPT', 'DISPATCH', 'VARIANCE')) e
                group by e.place, e.sku having sum(e.told) <> sum(e.moved)""");
        CHECKS.put("2 a paid order's lines are all in pickups", """
                select o.channel || '/' || o.order_id || ' line ' || l.line_no, l.quantity, coalesce(sum(k.quantity - k.moved), 0)
                from orders_order o join orders_line l on l.order_ref = o.id
                left join pickup_pickup p on p.order_ref = o.id
                left join pickup_line k on k.pickup_id = p.id and k.line_no = l.line_no
                where o.status in ('PAID', 'SHORTAGE') and l.store_id is not null
                group by o.id, o.channel, o.order_id, l.line_no, l.quantity, l.cancelled
                having coalesce(sum(k.quantity - k.moved), 0) not between l.quantity - l.cancelled and l.quantity""");
        CHECKS.put("2 who waits for a decision is in the store's list", """
                select cast(p.id as varchar(36)), 1, count(e.id) from pickup_pickup p
                left join pickup_exception e on e.pickup_id = p.id and e.state = 'OPEN'
                where p.state = 'REJECTED' group by p.id having count(e.id) <> 1""");
        CHECKS.put("2 a cancelled order holds no goods", """
                select cast(p.id as varchar(36)), 'over', p.state from pickup_pickup p
                join orders_order o on o.id = p.order_ref
                where o.status = 'CANCELLED' and p.closed_at is null""");
        CHECKS.putAll(PointsInvariants.CHECKS);
        CHECKS.putAll(CouponBooks.CHECKS);
        CHECKS.put("5 lines + freight = paid", """
                select o.channel || '/' || o.order_id, o.paid_fen, sum(l.paid_fen) + o.freight_fen
                from orders_order o join orders_line l on l.order_ref = o.id
                group by o.id, o.channel, o.order_id, o.paid_fen, o.freight_fen
                having o.paid_fen <> sum(l.paid_fen) + o.freight_fen""");
        CHECKS.putAll(TillInvariants.CHECKS);
        CHECKS.put("7 parked and dead messages say why", """
                select message_key, 'a reason', state from integration_message
                where state in ('PARKED', 'DEAD') and reason_code is null""");
        CHECKS.put("7 what waits for a mapping is parked", """
                select u.message_key, 'PARKED', coalesce(m.state, 'missing') from catalog_unmapped u
                left join integration_message m on m.consumer = u.consumer and m.message_key = u.message_key
                where u.consumer not like 'files/%' and (m.state is null or m.state <> 'PARKED')""");
        CHECKS.put("7 what of a file waits for a mapping is parked", """
                select u.message_key, 'PARKED', coalesce(f.state, 'missing') from catalog_unmapped u
                left join integration_file_unit f on cast(f.id as varchar(36)) = u.message_key
                where u.consumer like 'files/%' and (f.state is null or f.state <> 'PARKED')""");
        CHECKS.put("6 every unit of a booked file has found its place", """
                select cast(id as varchar(36)) || ' ' || name, units, booked + repeated + conflicts + parked + refused
                from integration_file where state in ('COMMITTED', 'ARCHIVED')
                    and units <> booked + repeated + conflicts + parked + refused""");
        CHECKS.put("6 rejected, waiting and refused rows of a file are listed", """
                select e.file, sum(e.said), sum(e.listed) from
                  (select cast(id as varchar(36)) file, rejected + conflicts + parked + refused said, 0 listed
                   from integration_file where state in ('COMMITTED', 'ARCHIVED')
                   union all select cast(u.file_id as varchar(36)), 0, 1 from integration_file_unit u
                   join integration_file f on f.id = u.file_id
                   where f.state in ('COMMITTED', 'ARCHIVED')
                     and u.state in ('REJECTED', 'CONFLICT', 'PARKED', 'DUE', 'REFUSED')) e
                group by e.file having sum(e.said) <> sum(e.listed)""");
        CHECKS.put("6 a file is booked once", """
                select link || ' ' || sha256, 1, count(*) from integration_file
                where state in ('COMMITTED', 'ARCHIVED') and size_bytes > 0
                group by link, sha256 having count(*) > 1""");
    }

    /**
     * Every difference there is, the first few of each kind.
     *
     * @param settled whether nothing is in flight: then nothing may still be on its way in the journal either
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    List<Difference> differences(boolean settled) {
        List<Difference> differences = new ArrayList<>();
        CHECKS.forEach((invariant, sql) -> differences.addAll(check(invariant, sql)));
        if (settled) {
            differences.addAll(check("7 what is replayed arrives", LOST_REPLAYS));
        }
        return differences;
    }

    private List<Difference> check(String invariant, String sql) {
        return jdbc.sql(sql + " limit " + MOST_SHOWN)
                .query((row, number) -> new Difference(invariant, row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** How much there is of everything, so that an empty list of differences can be told from empty books. */
    @Transactional(readOnly = true)
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String table : List.of(
                "orders_order",
                "pickup_pickup",
                "pickup_handover",
                "inventory_reservation",
                "inventory_movement",
                "coupons_coupon",
                "coupons_redeemed",
                "pos_transaction",
                "pos_line",
                "points_entry",
                "integration_message",
                "integration_file")) {
            counts.put(
                    table,
                    jdbc.sql("select count(*) from " + table).query(Long.class).single());
        }
        return counts;
    }
}
