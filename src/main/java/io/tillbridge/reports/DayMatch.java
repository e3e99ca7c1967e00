package io.tillbridge.reports;

import io.tillbridge.reports.Difference.Finding;
import io.tillbridge.reports.Difference.Kind;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays what channel, counter, till, stock, points and coupons say of a store's day beside each other. */
@Component
class DayMatch {

    /** Counter and till, order by order. A store whose tills never document live orders is not asked for them. */
    private static final String ORDERS = """
            select e.order_id, sum(e.handed), sum(e.told), min(case when e.known then 1 else 0 end) from (
                select p.order_id, l.pieces handed, 0 told, true known from pickup_v_handover_line l
                join pickup_v_pickup p on p.id = l.pickup_id
                where l.store_id = :store and l.handed_over_at >= :from and l.handed_over_at < :until and l.undone_at is null
                  and exists (select 1 from pos_v_live_line t where t.store_id = :store)
                union all
                select order_id, 0, quantity / 1000, known from pos_v_live_line
                where store_id = :store and business_date = :date and order_id is not null) e
            group by e.order_id having sum(e.handed) <> sum(e.told)""";

    private static final String STOCK = """
            select e.reference, sum(e.handed), sum(e.moved) from (
                select cast(pickup_id as varchar(36)) reference, pieces handed, 0 moved from pickup_v_handover_line
                where store_id = :store and handed_over_at >= :from and handed_over_at < :until and undone_at is null
                union all
                select reference, 0, -quantity from inventory_v_movement
                where store_id = :store and kind = 'SALE' and moved_at >= :from and moved_at < :until
                  and reference not like 'till %' and reference not like 'points %') e
            group by e.reference having sum(e.handed) <> sum(e.moved)""";

    private static final String PAID_BACK = """
            select p.order_id, 0, sum(l.collected - l.returned) from pickup_v_pickup p
            join orders_v_order o on o.id = p.order_ref join pickup_v_line l on l.pickup_id = p.id
            where p.store_id = :store and p.closed_at >= :from and p.closed_at < :until and o.refund_state = 'FULL'
            group by p.order_id having sum(l.collected - l.returned) > 0""";

    private static final String COUPONS = """
            select e.receipt, sum(e.redeemed), sum(e.paid) from (
                select r.receipt, 0 redeemed, t.amount_fen paid from pos_v_tender t join pos_v_receipt r on r.id = t.receipt_id
                where t.store_id = :store and t.business_date = :date and t.tender = 'COUPON'
                union all
                select c.order_ref, c.discount_fen, 0 from coupons_v_redeemed c
                where c.store_id = :store and c.redeemed_at >= :from and c.redeemed_at < :until and c.voided_at is null
                  and exists (select 1 from pos_v_tender t join pos_v_receipt r on r.id = t.receipt_id
                              where r.receipt = c.order_ref and t.store_id = :store and t.business_date = :date
                                and t.tender = 'COUPON')) e
            group by e.receipt having sum(e.redeemed) <> sum(e.paid)""";

    private static final String LOYALTY = """
            select receipt, count(*), 0 from pos_v_loyalty
            where store_id = :store and business_date = :date group by receipt""";

    private final JdbcClient jdbc;

    DayMatch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every difference that there is at this moment. */
    @Transactional(readOnly = true)
    List<Finding> of(StoreDay day) {
        List<Finding> all = new ArrayList<>(query(ORDERS, day)
                .query((row, number) -> new Finding(
                        ofOrder(row.getLong(2), row.getLong(3), row.getInt(4) == 1),
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3)))
                .list());
        all.addAll(findings(Kind.STOCK, STOCK, day));
        all.addAll(findings(Kind.PAID_BACK, PAID_BACK, day));
        all.addAll(findings(Kind.COUPON, COUPONS, day));
        all.addAll(findings(Kind.LOYALTY, LOYALTY, day));
        return all;
    }

    private static Kind ofOrder(long handed, long told, boolean known) {
        if (!known) {
            return Kind.UNKNOWN_ORDER;
        }
        if (told == 0) {
            return Kind.NOT_AT_TILL;
        }
        return handed == 0 ? Kind.NOT_HANDED_OVER : Kind.OTHER_PIECES;
    }

    private List<Finding> findings(Kind kind, String sql, StoreDay day) {
        return query(sql, day)
                .query((row, number) -> new Finding(kind, row.getString(1), row.getLong(2), row.getLong(3)))
                .list();
    }

    private JdbcClient.StatementSpec query(String sql, StoreDay day) {
        return jdbc.sql(sql)
                .param("store", day.store())
                .param("date", Date.valueOf(day.date()))
                .param("from", Timestamp.from(day.from()))
                .param("until", Timestamp.from(day.until()));
    }
}
