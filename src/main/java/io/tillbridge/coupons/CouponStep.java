package io.tillbridge.coupons;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step in the life of a coupon, as its history keeps it.
 *
 * @param version of the coupon after the step, from 1
 */
record CouponStep(
        UUID coupon,
        int version,
        Kind kind,
        CouponState from,
        CouponState to,
        Deed deed,
        @Nullable String holder,
        @Nullable String reason,
        @Nullable UUID redemption) {

    enum Kind {
        LOCK,
        UNLOCK,
        LAPSE,
        REDEEM,
        VOID,
        EXPIRE,
        RECALL
    }
}
