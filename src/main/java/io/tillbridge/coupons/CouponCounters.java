package io.tillbridge.coupons;

import io.tillbridge.shared.LateRows;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many coupons of a template there are, and who has how many. Counts change in the transaction of what they count, by
 * guarded updates, so that no limit is ever passed, however many come at once.
 */
@Component
class CouponCounters {

    private static final long UNLIMITED = Long.MAX_VALUE;

    private static final String REDEEM = "update coupons_counter set redeemed = redeemed + ? where template_id = ?"
            + " and (use_limit is null or redeemed + ? <= use_limit)";

    private final JdbcClient jdbc;
    private final LateRows rows;

    CouponCounters(JdbcClient jdbc, LateRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /**
     * Counts new coupons, all or none.
     *
     * @throws IssueRejected if they would be more than the template allows
     */
    void issue(CouponTemplate template, int count) {
        int changed = jdbc.sql("update coupons_counter set issued = issued + ? where template_id = ?"
                        + " and (issue_limit is null or issued - recalled + ? <= issue_limit)")
                .params(count, template.id(), count)
                .update();
        if (changed == 0) {
            throw IssueRejected.issueLimit(template, orMost(template.limits().issued()));
        }
    }

    /** @throws IssueRejected if the member would have more than the template allows */
    void issueTo(CouponTemplate template, String member, int count) {
        if (!addToMember(template, member, "issued", count, template.limits().issuedToMember())) {
            throw IssueRejected.memberLimit(template, orMost(template.limits().issuedToMember()));
        }
    }

    void recall(UUID template, int count) {
        jdbc.sql("update coupons_counter set recalled = recalled + ? where template_id = ?")
                .params(count, template)
                .update();
    }

    void recallFrom(UUID template, String member, int count) {
        jdbc.sql("update coupons_member_counter set issued = issued - ? where template_id = ? and member_id = ?")
                .params(count, template, member)
                .update();
    }

    /**
     * Counts uses. Without a limit, which no template gets later, nothing is decided here: then the row, for which all who use
     * the template queue, is held for no longer than the end of the transaction takes.
     *
     * @throws CouponRejected if there would be more uses than the template allows
     */
    void redeem(CouponTemplate template, int count) {
        Long limit = template.limits().used();
        if (limit == null) {
            rows.change(REDEEM, count, template.id(), count);
        } else if (jdbc.sql(REDEEM).params(count, template.id(), count).update() == 0) {
            throw CouponRejected.useLimit(template, limit);
        }
    }

    /** @throws CouponRejected if the member would have used more than the template allows */
    void redeemBy(CouponTemplate template, String member, int count) {
        if (!addToMember(template, member, "redeemed", count, template.limits().usedByMember())) {
            throw CouponRejected.memberUseLimit(
                    template, orMost(template.limits().usedByMember()));
        }
    }

    void unredeem(UUID template, int count) {
        jdbc.sql("update coupons_counter set redeemed = redeemed - ? where template_id = ?")
                .params(count, template)
                .update();
    }

    void unredeemBy(UUID template, String member, int count) {
        jdbc.sql("update coupons_member_counter set redeemed = redeemed - ? where template_id = ? and member_id = ?")
                .params(count, template, member)
                .update();
    }

    private boolean addToMember(
            CouponTemplate template, String member, String column, int count, @Nullable Integer limit) {
        if (add(template.id(), member, column, count, limit)) {
            return true;
        }
        // Either the member has no row yet, or is at the limit: the second try tells.
        jdbc.sql("insert into coupons_member_counter (template_id, member_id) values (?,?) on conflict do nothing")
                .params(template.id(), member)
                .update();
        return add(template.id(), member, column, count, limit);
    }

    private boolean add(UUID template, String member, String column, int count, @Nullable Integer limit) {
        return jdbc.sql("update coupons_member_counter set " + column + " = " + column + " + ?"
                                + " where template_id = ? and member_id = ? and " + column + " + ? <= ?")
                        .params(count, template, member, count, orMost(limit))
                        .update()
                == 1;
    }

    private static long orMost(@Nullable Number limit) {
        return limit == null ? UNLIMITED : limit.longValue();
    }
}
