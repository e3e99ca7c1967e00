package io.tillbridge.coupons;

import io.tillbridge.coupons.Redemptions.Used;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes uses back that did not count: the coupon can be used again, unless its time is over. */
@Component
class Voids {

    private final Redemptions redemptions;
    private final Coupons coupons;
    private final CouponSteps steps;
    private final CouponCounters counters;
    private final Parking parking;
    private final ApplicationEventPublisher events;

    Voids(
            Redemptions redemptions,
            Coupons coupons,
            CouponSteps steps,
            CouponCounters counters,
            Parking parking,
            ApplicationEventPublisher events) {
        this.redemptions = redemptions;
        this.coupons = coupons;
        this.steps = steps;
        this.counters = counters;
        this.parking = parking;
        this.events = events;
    }

    List<Coupon> take(Voiding voiding, Caller by, Deed deed) {
        UUID redemption = voiding.redemption();
        StoreId store = redemptions.store(redemption).orElseThrow(() -> CouponRejected.unknownRedemption(redemption));
        by.mustWorkIn(store);
        List<Used> uses = wanted(voiding, deed);
        Map<UUID, Coupon> found = coupons.find(uses.stream().map(Used::coupon).toList()).stream()
                .collect(Collectors.toMap(Coupon::id, Function.identity()));
        List<Coupon> voided = new ArrayList<>();
        for (Used use : uses) {
            Coupon coupon = Objects.requireNonNull(found.get(use.coupon()));
            voided.add(steps.take(coupon, one -> one.voidUse(redemption, voiding.reason(), deed)));
            if (!redemptions.voided(redemption, use.coupon(), voiding.reason(), deed)) {
                throw CouponRejected.busy();
            }
            parking.takeBack(redemption, use.coupon(), store, deed);
        }
        count(uses);
        events.publishEvent(new Audited(by.id(), "COUPON_USE_VOIDED", "redemption " + redemption, voiding.reason()));
        return voided;
    }

    private List<Used> wanted(Voiding voiding, Deed deed) {
        List<Used> all = redemptions.uses(voiding.redemption());
        List<UUID> named = voiding.coupons() == null ? List.of() : voiding.coupons();
        named.stream()
                .filter(coupon -> all.stream().noneMatch(use -> use.coupon().equals(coupon)))
                .findFirst()
                .ifPresent(coupon -> {
                    throw CouponRejected.otherCoupon(coupon);
                });
        List<Used> wanted = all.stream()
                .filter(use -> named.isEmpty() ? use.voidedAt() == null : named.contains(use.coupon()))
                .toList();
        (wanted.isEmpty() ? all : wanted)
                .stream().filter(use -> use.voidedAt() != null).findFirst().ifPresent(use -> {
                    throw CouponRejected.voided(
                            deed.told(Objects.requireNonNull(use.voidedAt())),
                            Objects.requireNonNull(use.voidedBy()),
                            use.why());
                });
        return wanted;
    }

    private void count(List<Used> uses) {
        Map<UUID, Integer> byTemplate = new TreeMap<>();
        Map<UUID, Map<String, Integer>> byMember = new TreeMap<>();
        for (Used use : uses) {
            byTemplate.merge(use.template(), 1, Integer::sum);
            if (use.member() != null) {
                byMember.computeIfAbsent(use.template(), id -> new TreeMap<>()).merge(use.member(), 1, Integer::sum);
            }
        }
        byMember.forEach((template, members) ->
                members.forEach((member, count) -> counters.unredeemBy(template, member, count)));
        byTemplate.forEach(counters::unredeem);
    }
}
