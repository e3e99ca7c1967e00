package io.tillbridge.coupons;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A coupon as counters and programs see it; never with its code.
 *
 * @param state as it is now, whether or not somebody has written down what time has done
 * @param changedWhere store and counter of the last step
 */
public record CouponView(
        UUID id,
        String template,
        String titleZh,
        String titleEn,
        CouponKind kind,
        CouponState state,
        @Nullable String member,
        @Nullable String holder,
        @Nullable Instant lockedUntil,
        Instant validFrom,
        Instant validUntil,
        @Nullable UUID redemption,
        Instant changedAt,
        String changedBy,
        String changedWhere,
        int version) {

    static CouponView of(Coupon coupon, CouponTemplate template, Instant now) {
        Coupon.Standing standing = coupon.standing();
        CouponState state = coupon.stateAt(now);
        boolean locked = state == CouponState.LOCKED;
        return new CouponView(
                coupon.id(),
                template.code(),
                template.titleZh(),
                template.titleEn(),
                template.terms().benefit().kind(),
                state,
                coupon.paper().member(),
                locked ? standing.holder() : null,
                locked ? standing.lockedUntil() : null,
                coupon.paper().from(),
                coupon.paper().until(),
                standing.redemption(),
                standing.changedAt(),
                standing.changedBy(),
                standing.changedWhere(),
                standing.version());
    }

    /** Several of them, as one call has left them. */
    @Schema(name = "CouponGroup")
    public record Group(List<CouponView> coupons) {}
}
