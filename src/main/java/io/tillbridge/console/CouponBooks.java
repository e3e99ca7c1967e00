package io.tillbridge.console;

import java.util.LinkedHashMap;
import java.util.Map;

/** What coupons, their uses and their counts have to agree on. */
final class CouponBooks {

    static final Map<String, String> CHECKS = new LinkedHashMap<>();

    private CouponBooks() {}

    static {
        CHECKS.put("4 a coupon is used at most once between voids", """
                select e.coupon || ' ' || e.redemption, sum(e.said), sum(e.found) from
                  (select cast(id as varchar(36)) coupon, cast(redemption_id as varchar(36)) redemption, 1 said, 0 found
                   from coupons_coupon where state = 'REDEEMED'
                   union all select cast(coupon_id as varchar(36)), cast(redemption_id as varchar(36)), 0, 1
                   from coupons_redeemed where voided_at is null) e
                group by e.coupon, e.redemption having sum(e.said) <> sum(e.found)""");
        CHECKS.put("4 every round of a coupon is a use", """
                select e.coupon, sum(e.rounds), sum(e.uses) from
                  (select cast(id as varchar(36)) coupon, round rounds, 0 uses from coupons_coupon where round > 0
                   union all select cast(coupon_id as varchar(36)), 0, 1 from coupons_redeemed) e
                group by e.coupon having sum(e.rounds) <> sum(e.uses)""");
        CHECKS.put("4 every step of a coupon is in its history", """
                select e.coupon, sum(e.steps), sum(e.kept) from
                  (select cast(id as varchar(36)) coupon, version steps, 0 kept from coupons_coupon where version > 0
                   union all select cast(coupon_id as varchar(36)), 0, 1 from coupons_history) e
                group by e.coupon having sum(e.steps) <> sum(e.kept)""");
        CHECKS.put("4 each step of a coupon begins where the one before it ended", """
                select cast(h.coupon_id as varchar(36)) || ' ' || h.version, coalesce(b.to_state, 'ISSUED'), h.from_state
                from coupons_history h
                left join coupons_history b on b.coupon_id = h.coupon_id and b.version = h.version - 1
                where coalesce(b.to_state, 'ISSUED') <> h.from_state""");
        CHECKS.put("4 coupons counted as issued = coupons", counted("issued", "1 = 1"));
        CHECKS.put("4 coupons counted as recalled = coupons", counted("recalled", "state = 'RECALLED'"));
        CHECKS.put("4 coupons counted as redeemed = coupons", counted("redeemed", "state = 'REDEEMED'"));
        CHECKS.put("4 no template has more coupons than it may", """
                select cast(template_id as varchar(36)), coalesce(issue_limit, use_limit), issued - recalled
                from coupons_counter where issued - recalled > issue_limit or redeemed > use_limit""");
        CHECKS.put("4 coupons counted for a member = coupons given to it", """
                select e.template || ' ' || e.member, sum(e.counted), sum(e.found) from
                  (select cast(template_id as varchar(36)) template, member_id member, issued counted, 0 found
                   from coupons_member_counter
                   union all select cast(template_id as varchar(36)), member_id, 0, 1 from coupons_coupon
                   where member_id is not null and state <> 'RECALLED') e
                group by e.template, e.member having sum(e.counted) <> sum(e.found)""");
        CHECKS.put("4 uses counted for a member = its uses", """
                select e.template || ' ' || e.member, sum(e.counted), sum(e.found) from
                  (select cast(template_id as varchar(36)) template, member_id member, redeemed counted, 0 found
                   from coupons_member_counter
                   union all select cast(template_id as varchar(36)), member_id, 0, 1 from coupons_redeemed
                   where member_id is not null and voided_at is null) e
                group by e.template, e.member having sum(e.counted) <> sum(e.found)""");
        CHECKS.put("4 a discount is at most what it is for, and is paid by somebody", """
                select cast(redemption_id as varchar(36)) || ' ' || cast(coupon_id as varchar(36)), eligible_fen, discount_fen
                from coupons_redeemed where discount_fen < 0 or discount_fen > eligible_fen
                  or platform_fen + brand_fen + store_fen <> discount_fen""");
        CHECKS.put("4 a discount = its parts on the lines", """
                select e.redemption || ' ' || e.coupon, sum(e.discount), sum(e.allocated) from
                  (select cast(redemption_id as varchar(36)) redemption, cast(coupon_id as varchar(36)) coupon,
                          discount_fen discount, 0 allocated from coupons_redeemed
                   union all select cast(redemption_id as varchar(36)), cast(coupon_id as varchar(36)), 0, discount_fen
                   from coupons_allocation) e
                group by e.redemption, e.coupon having sum(e.discount) <> sum(e.allocated)""");
        CHECKS.put("4 what was taken off a basket = the discounts of its coupons", """
                select e.redemption, sum(e.whole), sum(e.parts) from
                  (select cast(id as varchar(36)) redemption, discount_fen whole, 0 parts from coupons_redemption
                   union all select cast(redemption_id as varchar(36)), 0, discount_fen from coupons_redeemed) e
                group by e.redemption having sum(e.whole) <> sum(e.parts)""");
        CHECKS.put("4 no line costs less than nothing", """
                select cast(redemption_id as varchar(36)) || ' line ' || line_no, min(amount_fen), sum(discount_fen)
                from coupons_allocation group by redemption_id, line_no
                having sum(discount_fen) > min(amount_fen) or min(amount_fen) <> max(amount_fen)""");
    }

    private static String counted(String column, String which) {
        return "select e.template, sum(e.counted), sum(e.found) from"
                + " (select cast(template_id as varchar(36)) template, " + column
                + " counted, 0 found from coupons_counter"
                + " union all select cast(template_id as varchar(36)), 0, 1 from coupons_coupon where " + which + ") e"
                + " group by e.template having sum(e.counted) <> sum(e.found)";
    }
}
