package io.tillbridge.coupons;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tillbridge.catalog.Articles;
import io.tillbridge.catalog.Stores;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Ids;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes templates, pauses them and says how many of their coupons there are. */
@Component
class TemplateDesk {

    private final CouponTemplates templates;
    private final TemplateWriting writing;
    private final Articles articles;
    private final Stores stores;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final CouponClock clock;

    TemplateDesk(
            CouponTemplates templates,
            TemplateWriting writing,
            Articles articles,
            Stores stores,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            CouponClock clock) {
        this.templates = templates;
        this.writing = writing;
        this.articles = articles;
        this.stores = stores;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** A template with its counts as they are now. */
    @Schema(name = "CouponTemplateCounted")
    record Counted(CouponTemplate template, long issued, long recalled, long redeemed) {}

    /**
     * Makes a template; its articles and stores must exist.
     *
     * @throws IssueRejected if there is one of that name
     */
    @Transactional
    CouponTemplate make(CouponTemplate said, Caller by) {
        Scope scope = said.terms().scope();
        scope.skus().forEach(articles::mustExist);
        scope.stores().forEach(stores::get);
        Instant now = clock.now();
        writing.add(said, by.id(), now);
        events.publishEvent(new Audited(by.id(), "COUPON_TEMPLATE_MADE", said.code(), said.titleEn()));
        return said;
    }

    UUID newId() {
        return Ids.next(clock.now());
    }

    /** @throws IssueRejected if there is no such template */
    @Transactional
    CouponTemplate state(String code, CouponTemplate.State state, String reason, Caller by) {
        CouponTemplate template = known(code);
        if (templates.state(template.id(), state)) {
            events.publishEvent(new Audited(by.id(), "COUPON_TEMPLATE_" + state, code, reason));
        }
        return known(code);
    }

    @Transactional(readOnly = true)
    List<Counted> all() {
        return templates.all().stream().map(this::counted).toList();
    }

    @Transactional(readOnly = true)
    Counted one(String code) {
        return counted(known(code));
    }

    private CouponTemplate known(String code) {
        return templates.find(code).orElseThrow(() -> IssueRejected.unknownTemplate(code));
    }

    private Counted counted(CouponTemplate template) {
        return jdbc.sql("select issued, recalled, redeemed from coupons_counter where template_id = ?")
                .param(template.id())
                .query((row, number) -> new Counted(template, row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }
}
