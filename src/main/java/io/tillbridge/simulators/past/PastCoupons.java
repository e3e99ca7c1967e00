package io.tillbridge.simulators.past;

import io.tillbridge.simulators.past.Company.Article;
import io.tillbridge.simulators.past.Company.Person;
import io.tillbridge.simulators.past.Company.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Coupons that were used at tills, a few of them voided again. */
final class PastCoupons {

    private static final int USED = 80;
    private static final int VOIDED = 15;
    private static final Duration VALID = Duration.ofDays(400);

    private final JdbcClient jdbc;
    private final PastRows rows;
    private final List<Template> templates;
    private final Map<UUID, int[]> counts = new TreeMap<>();

    PastCoupons(JdbcClient jdbc, PastRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.templates = jdbc.sql("select id, off_fen, threshold_fen, platform_bp, brand_bp from coupons_template"
                        + " where kind = 'MONEY_OFF' and off_fen > 0 order by code")
                .query(Template.class)
                .list();
    }

    record Template(UUID id, long offFen, long thresholdFen, long platformBp, long brandBp) {}

    /** Perhaps uses a coupon for a receipt; returns what it takes off, in fen. */
    long use(Store store, String receipt, Article first, long total, Person clerk, Instant at, Chance chance) {
        if (templates.isEmpty() || !chance.inThousand(USED)) {
            return 0;
        }
        Template template = chance.one(templates);
        if (total < template.thresholdFen() || first.priceFen() < template.offFen()) {
            return 0;
        }
        boolean voided = chance.inThousand(VOIDED);
        UUID coupon = chance.id(at);
        UUID redemption = chance.id(at);
        coupon(coupon, template, voided ? null : redemption, clerk, store.id() + " 1", at, chance);
        step(coupon, 1, "REDEEM", "ISSUED", "REDEEMED", redemption, clerk, store, at);
        if (voided) {
            step(coupon, 2, "VOID", "REDEEMED", "ISSUED", redemption, clerk, store, at);
        }
        redemption(redemption, coupon, template, receipt, first, total, voided, clerk, store, at);
        int[] count = counts.computeIfAbsent(template.id(), id -> new int[2]);
        count[0]++;
        count[1] += voided ? 0 : 1;
        return voided ? 0 : template.offFen();
    }

    private void coupon(
            UUID id,
            Template template,
            @Nullable UUID redemption,
            Person clerk,
            String where,
            Instant at,
            Chance chance) {
        rows.add(
                "coupons_coupon (id, template_id, code_hash, cipher, state, source, valid_from, valid_until, issued_at,"
                        + " issued_by, redemption_id, round, changed_at, changed_by, changed_where, version)",
                id,
                template.id(),
                chance.hex(32),
                "past",
                redemption == null ? "ISSUED" : "REDEEMED",
                "SINGLE",
                at.minus(Duration.ofDays(1)),
                at.plus(VALID),
                at.minus(Duration.ofDays(1)),
                "past",
                redemption,
                1,
                at,
                clerk.name(),
                where,
                redemption == null ? 2 : 1);
    }

    private void step(
            UUID coupon,
            int version,
            String step,
            String from,
            String to,
            UUID redemption,
            Person clerk,
            Store store,
            Instant at) {
        rows.add(
                "coupons_history (coupon_id, version, step, from_state, to_state, at, actor, place, redemption_id)",
                coupon,
                version,
                step,
                from,
                to,
                at,
                clerk.id(),
                store.id() + " 1",
                redemption);
    }

    private void redemption(
            UUID id,
            UUID coupon,
            Template template,
            String receipt,
            Article first,
            long total,
            boolean voided,
            Person clerk,
            Store store,
            Instant at) {
        long off = template.offFen();
        rows.add(
                "coupons_redemption (id, store_id, place, clerk, channel, order_ref, amount_fen, discount_fen, redeemed_at)",
                id,
                store.id(),
                store.id() + " 1",
                clerk.name(),
                "STORE",
                receipt,
                total,
                off,
                at);
        long platform = off * template.platformBp() / 10_000;
        long brand = off * template.brandBp() / 10_000;
        rows.add(
                "coupons_redeemed (redemption_id, coupon_id, round, template_id, eligible_fen, discount_fen, platform_fen,"
                        + " brand_fen, store_fen, voided_at, voided_by, void_reason)",
                id,
                coupon,
                1,
                template.id(),
                total,
                off,
                platform,
                brand,
                off - platform - brand,
                voided ? at : null,
                voided ? clerk.name() : null,
                voided ? "顾客改变主意" : null);
        rows.add(
                "coupons_allocation (redemption_id, coupon_id, line_no, sku, amount_fen, discount_fen)",
                id,
                coupon,
                1,
                first.sku(),
                first.priceFen(),
                off);
    }

    void count() {
        counts.forEach((template, count) -> jdbc.sql("update coupons_counter set issued = issued + ?,"
                        + " redeemed = redeemed + ? where template_id = ?")
                .params(count[0], count[1], template)
                .update());
    }
}
