package io.tillbridge.coupons;

import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Takes one step of one coupon against all others who may be at it. */
@Component
class CouponSteps {

    private static final int MOST_TRIES = 4;

    private final Coupons coupons;

    CouponSteps(Coupons coupons) {
        this.coupons = coupons;
    }

    /**
     * Decides and writes. Where somebody else was first, the coupon is read again and decides again, which most often
     * means a refusal that says who it was.
     *
     * @return the coupon after the step
     */
    Coupon take(Coupon read, Function<Coupon, CouponStep> decision) {
        Coupon coupon = read;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            if (coupons.write(coupon, decision.apply(coupon))) {
                return coupon;
            }
            coupon = coupons.find(read.id()).orElseThrow(CouponRejected::unknown);
        }
        throw CouponRejected.busy();
    }
}
