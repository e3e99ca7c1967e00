package io.tillbridge.coupons;

import io.tillbridge.coupons.CouponPricing.Priced;
import io.tillbridge.coupons.CouponReading.Held;
import io.tillbridge.coupons.Redemptions.Counted;
import io.tillbridge.shared.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Uses coupons for a basket, all or none. */
@Component
class Redeeming {

    private final CouponReading reading;
    private final CouponPricing pricing;
    private final CouponSteps steps;
    private final CouponCounters counters;
    private final Redemptions redemptions;
    private final Parking parking;

    Redeeming(
            CouponReading reading,
            CouponPricing pricing,
            CouponSteps steps,
            CouponCounters counters,
            Redemptions redemptions,
            Parking parking) {
        this.reading = reading;
        this.pricing = pricing;
        this.steps = steps;
        this.counters = counters;
        this.redemptions = redemptions;
        this.parking = parking;
    }

    CouponRedemption redeem(CouponUse use, Deed deed) {
        List<Held> held = reading.byCodes(use.codes());
        Priced priced = pricing.of(use, held, deed);
        held.stream()
                .map(one -> priced.discounts().refused().get(one.coupon().id()))
                .flatMap(no -> Optional.ofNullable(no).stream())
                .findFirst()
                .ifPresent(no -> {
                    throw no;
                });
        UUID id = Ids.next(deed.at());
        Map<UUID, Counted> counted = take(held, use, id, deed);
        CouponRedemption redemption = redemption(id, use, held, priced, deed);
        redemptions.add(redemption, use, priced.basket(), counted, deed);
        parking.ask(id, use, held, deed);
        count(held, counted);
        return redemption;
    }

    /** In the order of their ids, so that two who have the same coupons do not wait for each other in a circle. */
    private Map<UUID, Counted> take(List<Held> held, CouponUse use, UUID id, Deed deed) {
        Map<UUID, Counted> counted = new HashMap<>();
        List<Held> sorted = held.stream()
                .sorted(Comparator.comparing(one -> one.coupon().id()))
                .toList();
        for (Held one : sorted) {
            Coupon used = steps.take(one.coupon(), coupon -> coupon.redeem(use.holder(), id, deed));
            // Whose use it is: the one who was recognised, else the one to whom the coupon was given.
            String member = use.member() == null ? used.paper().member() : use.member();
            counted.put(
                    used.id(), new Counted(one.template().id(), used.standing().round(), member));
        }
        return counted;
    }

    /** Last, since everybody who uses coupons of the template comes by here. */
    private void count(List<Held> held, Map<UUID, Counted> counted) {
        Map<UUID, CouponTemplate> templates =
                held.stream().map(Held::template).distinct().collect(Collectors.toMap(CouponTemplate::id, one -> one));
        Map<UUID, Integer> uses = new TreeMap<>();
        Map<UUID, Map<String, Integer>> byMember = new TreeMap<>();
        for (Counted one : counted.values()) {
            uses.merge(one.template(), 1, Integer::sum);
            if (one.member() != null) {
                byMember.computeIfAbsent(one.template(), id -> new TreeMap<>()).merge(one.member(), 1, Integer::sum);
            }
        }
        byMember.forEach((id, members) ->
                members.forEach((member, count) -> counters.redeemBy(template(templates, id), member, count)));
        uses.forEach((id, count) -> counters.redeem(template(templates, id), count));
    }

    private static CouponTemplate template(Map<UUID, CouponTemplate> templates, UUID id) {
        return Objects.requireNonNull(templates.get(id));
    }

    private static CouponRedemption redemption(UUID id, CouponUse use, List<Held> held, Priced priced, Deed deed) {
        Map<UUID, CouponTemplate> templates =
                held.stream().collect(Collectors.toMap(one -> one.coupon().id(), Held::template));
        List<CouponRedemption.Use> uses = new ArrayList<>();
        for (CouponDiscount one : priced.discounts().granted()) {
            CouponTemplate template = template(templates, one.coupon());
            uses.add(new CouponRedemption.Use(
                    one.coupon(),
                    template.code(),
                    template.terms().benefit().kind(),
                    one.eligibleFen(),
                    one.discountFen(),
                    template.share().of(one.discountFen()),
                    one.lines(),
                    null,
                    template.terms().benefit().kind() == CouponKind.PARKING
                            ? new ParkingStanding(ParkingState.PENDING, null, deed.at())
                            : null));
        }
        long amount = priced.discounts().amountFen();
        long discount = priced.discounts().discountFen();
        return new CouponRedemption(id, use.store(), deed.at(), amount, discount, amount - discount, uses);
    }
}
