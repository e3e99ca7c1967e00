package io.tillbridge.coupons;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes a new template with its scope and its counter. */
@Component
class TemplateWriting {

    private final JdbcClient jdbc;

    TemplateWriting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds the template.
     *
     * @throws IssueRejected if there is one of that name
     */
    void add(CouponTemplate template, String by, Instant now) {
        Benefit benefit = template.terms().benefit();
        Stacking stacking = template.terms().stacking();
        int added = jdbc.sql("insert into coupons_template (id, code, title_zh, title_en, kind, off_fen, percent_bp,"
                        + " cap_fen, pieces, minutes, threshold_fen, member_needed, stacking, stack_group, rounding,"
                        + " platform_bp, brand_bp, store_bp, valid_from, valid_to, valid_days, member_issue_limit,"
                        + " member_use_limit, state, created_at, created_by)"
                        + " values (:id, :code, :zh, :en, :kind, :off, :percent, :cap, :pieces, :minutes, :threshold,"
                        + " :member, :stacking, :group, :rounding, :platform, :brand, :store, :from, :to, :days,"
                        + " :memberIssues, :memberUses, :state, :at, :by) on conflict do nothing")
                .param("id", template.id())
                .param("code", template.code())
                .param("zh", template.titleZh())
                .param("en", template.titleEn())
                .param("kind", benefit.kind().name())
                .param("off", benefit.offFen())
                .param("percent", benefit.percentBp())
                .param("cap", benefit.capFen())
                .param("pieces", benefit.pieces())
                .param("minutes", benefit.minutes())
                .param("threshold", template.terms().scope().thresholdFen())
                .param("member", template.terms().scope().memberNeeded())
                .param("stacking", stacking.rule().name())
                .param("group", stacking.group(), Types.VARCHAR)
                .param("rounding", template.terms().rounding().name())
                .param("platform", template.share().platformBp())
                .param("brand", template.share().brandBp())
                .param("store", template.share().storeBp())
                .param("from", timestamp(template.validity().from()), Types.TIMESTAMP)
                .param("to", timestamp(template.validity().to()), Types.TIMESTAMP)
                .param("days", template.validity().days(), Types.INTEGER)
                .param("memberIssues", template.limits().issuedToMember(), Types.INTEGER)
                .param("memberUses", template.limits().usedByMember(), Types.INTEGER)
                .param("state", template.state().name())
                .param("at", Timestamp.from(now))
                .param("by", by)
                .update();
        if (added == 0) {
            throw IssueRejected.templateExists(template.code());
        }
        scope(template);
        jdbc.sql("insert into coupons_counter (template_id, issue_limit, use_limit) values (:id, :issues, :uses)")
                .param("id", template.id())
                .param("issues", template.limits().issued(), Types.BIGINT)
                .param("uses", template.limits().used(), Types.BIGINT)
                .update();
    }

    private void scope(CouponTemplate template) {
        Scope scope = template.terms().scope();
        entries(template, "SKU", scope.skus());
        entries(template, "CATEGORY", scope.categories());
        entries(template, "STORE", scope.stores());
        entries(template, "CHANNEL", scope.channels());
    }

    private void entries(CouponTemplate template, String kind, Collection<?> entries) {
        for (Object entry : entries) {
            jdbc.sql("insert into coupons_template_scope (template_id, kind, entry) values (?,?,?)")
                    .params(template.id(), kind, entry.toString())
                    .update();
        }
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }
}
