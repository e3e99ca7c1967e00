package io.tillbridge.coupons;

import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What takes something back: a use, or the coupon itself. */
@Component
class Reversals {

    private final Voids voids;
    private final Coupons coupons;
    private final CouponTemplates templates;
    private final CouponSteps steps;
    private final CouponCounters counters;
    private final ApplicationEventPublisher events;

    Reversals(
            Voids voids,
            Coupons coupons,
            CouponTemplates templates,
            CouponSteps steps,
            CouponCounters counters,
            ApplicationEventPublisher events) {
        this.voids = voids;
        this.coupons = coupons;
        this.templates = templates;
        this.steps = steps;
        this.counters = counters;
        this.events = events;
    }

    CouponView.Group voidUses(Voiding voiding, Caller by, Deed deed) {
        return group(voids.take(voiding, by, deed), deed);
    }

    /** Their places under the limits of the template are free again. */
    CouponView.Group recall(Recalling recalling, Caller by, Deed deed) {
        var wanted = new TreeSet<>(recalling.coupons());
        List<Coupon> found = coupons.find(wanted);
        if (found.size() < wanted.size()) {
            throw CouponRejected.unknown();
        }
        List<Coupon> recalled = new ArrayList<>();
        Map<UUID, Integer> counts = new TreeMap<>();
        for (Coupon coupon : found) {
            recalled.add(steps.take(coupon, one -> one.recall(recalling.reason(), deed)));
            counts.merge(coupon.paper().template(), 1, Integer::sum);
        }
        for (Coupon coupon : recalled) {
            String member = coupon.paper().member();
            if (member != null) {
                counters.recallFrom(coupon.paper().template(), member, 1);
            }
        }
        counts.forEach(counters::recall);
        events.publishEvent(new Audited(by.id(), "COUPONS_RECALLED", recalled.size() + " coupons", recalling.reason()));
        return group(recalled, deed);
    }

    private CouponView.Group group(List<Coupon> of, Deed deed) {
        return new CouponView.Group(of.stream()
                .map(coupon ->
                        CouponView.of(coupon, templates.terms(coupon.paper().template()), deed.at()))
                .toList());
    }
}
