package io.tillbridge.coupons;

import io.tillbridge.coupons.CouponReading.Held;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What coupons are worth for a use, and why some are not: one answer for quotes and for redemptions. */
@Component
class CouponPricing {

    private final CouponReading reading;
    private final CouponPolicy policy;

    CouponPricing(CouponReading reading, CouponPolicy policy) {
        this.reading = reading;
        this.policy = policy;
    }

    /** @param discounts with those refused that may not be used here, now or by this member */
    record Priced(Basket basket, Discounts discounts) {}

    Priced of(CouponUse use, List<Held> held, Deed deed) {
        Basket basket = reading.basket(use, held);
        Map<UUID, CouponRejected> refused = new LinkedHashMap<>();
        List<Claim> claims = held.stream()
                .filter(one -> {
                    CouponRejected no = why(one, use, deed);
                    if (no != null) {
                        refused.put(one.coupon().id(), no);
                    }
                    return no == null;
                })
                .map(one -> new Claim(
                        one.coupon().id(), one.template(), one.template().terms()))
                .toList();
        Discounts discounts = Discounts.of(basket, claims, policy.order(), policy.basis());
        refused.putAll(discounts.refused());
        return new Priced(basket, new Discounts(discounts.amountFen(), discounts.granted(), refused));
    }

    private static @Nullable CouponRejected why(Held one, CouponUse use, Deed deed) {
        try {
            one.coupon().mustBeUsable(use.holder(), deed);
            mustFit(one, use);
            return null;
        } catch (CouponRejected no) {
            return no;
        }
    }

    private static void mustFit(Held one, CouponUse use) {
        Scope scope = one.template().terms().scope();
        if (one.coupon().paper().paused()) {
            throw CouponRejected.paused(one.template());
        }
        if (!scope.at(use.store())) {
            throw CouponRejected.otherStore(scope.stores());
        }
        if (!scope.in(use.channelOrStore())) {
            throw CouponRejected.otherChannel(scope.channels());
        }
        if (scope.memberNeeded()) {
            mustBeTheMember(one.coupon().paper().member(), use.member());
        }
        boolean parking = one.template().terms().benefit().kind() == CouponKind.PARKING;
        if (parking && (use.plate() == null || use.plate().isBlank())) {
            throw CouponRejected.plateNeeded();
        }
    }

    private static void mustBeTheMember(@Nullable String owner, @Nullable String member) {
        if (member == null) {
            throw CouponRejected.memberNeeded();
        }
        if (owner != null && !owner.equals(member)) {
            throw CouponRejected.otherMember();
        }
    }
}
