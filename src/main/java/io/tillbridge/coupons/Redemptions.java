package io.tillbridge.coupons;

import io.tillbridge.shared.LateRows;
import io.tillbridge.shared.StoreId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The uses of coupons: what was taken off which basket, and what was voided. */
@Component
class Redemptions {

    private final JdbcClient jdbc;
    private final LateRows rows;

    Redemptions(JdbcClient jdbc, LateRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /**
     * One use of one coupon.
     *
     * @param member whose use it was counted for; absent where nobody was known
     */
    record Used(
            UUID coupon,
            UUID template,
            @Nullable String member,
            @Nullable Instant voidedAt,
            @Nullable String voidedBy,
            @Nullable String why) {}

    /**
     * As what a coupon's use was counted.
     *
     * @param round how often the coupon has been used with this
     */
    record Counted(UUID template, int round, @Nullable String member) {}

    /** Written with the end of the transaction: what uses and voids in one transaction does not see it. */
    void add(CouponRedemption redemption, CouponUse use, Basket basket, Map<UUID, Counted> counted, Deed deed) {
        rows.add(
                "insert into coupons_redemption (id, store_id, place, clerk, channel, order_ref, amount_fen, discount_fen,"
                        + " redeemed_at) values (?,?,?,?,?,?,?,?,?)",
                redemption.id(),
                redemption.store().code(),
                deed.where(),
                deed.who(),
                use.channelOrStore(),
                use.order(),
                redemption.amountFen(),
                redemption.discountFen(),
                Timestamp.from(redemption.at()));
        Map<Integer, BasketLine> lines =
                basket.lines().stream().collect(Collectors.toMap(BasketLine::lineNo, line -> line));
        for (CouponRedemption.Use one : redemption.coupons()) {
            add(redemption.id(), one, Objects.requireNonNull(counted.get(one.coupon())));
        }
        for (CouponRedemption.Use one : redemption.coupons()) {
            one.lines().forEach(part -> {
                BasketLine line = Objects.requireNonNull(lines.get(part.lineNo()));
                rows.add(
                        "insert into coupons_allocation (redemption_id, coupon_id, line_no, sku, amount_fen, discount_fen)"
                                + " values (?,?,?,?,?,?)",
                        redemption.id(),
                        one.coupon(),
                        part.lineNo(),
                        line.sku().code(),
                        line.amount().fen(),
                        part.discountFen());
            });
        }
    }

    private void add(UUID redemption, CouponRedemption.Use one, Counted counted) {
        rows.add(
                "insert into coupons_redeemed (redemption_id, coupon_id, round, template_id, member_id, eligible_fen,"
                        + " discount_fen, platform_fen, brand_fen, store_fen) values (?,?,?,?,?,?,?,?,?,?)",
                redemption,
                one.coupon(),
                counted.round(),
                counted.template(),
                counted.member(),
                one.eligibleFen(),
                one.discountFen(),
                one.paidBy().platformFen(),
                one.paidBy().brandFen(),
                one.paidBy().storeFen());
    }

    Optional<StoreId> store(UUID redemption) {
        return jdbc.sql("select store_id from coupons_redemption where id = ?")
                .param(redemption)
                .query(String.class)
                .optional()
                .map(StoreId::new);
    }

    boolean usedFor(UUID coupon, StoreId store, String order) {
        return jdbc.sql(
                                "select count(*) from coupons_redemption r join coupons_redeemed u on u.redemption_id = r.id"
                                        + " where r.order_ref = ? and r.store_id = ? and u.coupon_id = ? and u.voided_at is null")
                        .params(order, store.code(), coupon)
                        .query(Long.class)
                        .single()
                > 0;
    }

    List<Used> uses(UUID redemption) {
        return jdbc.sql(
                        "select coupon_id, template_id, member_id, voided_at, voided_by, void_reason from coupons_redeemed"
                                + " where redemption_id = ? order by coupon_id")
                .param(redemption)
                .query((row, number) -> new Used(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getTimestamp(4) == null ? null : row.getTimestamp(4).toInstant(),
                        row.getString(5),
                        row.getString(6)))
                .list();
    }

    /** @return false if somebody else has voided it */
    boolean voided(UUID redemption, UUID coupon, String reason, Deed deed) {
        return jdbc.sql("update coupons_redeemed set voided_at = ?, voided_by = ?, void_reason = ?"
                                + " where redemption_id = ? and coupon_id = ? and voided_at is null")
                        .params(Timestamp.from(deed.at()), deed.who(), reason, redemption, coupon)
                        .update()
                == 1;
    }
}
