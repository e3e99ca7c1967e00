package io.tillbridge.coupons;

/** Where a coupon is in its life: {@code ISSUED -> LOCKED -> REDEEMED}, and what ends it. */
public enum CouponState {
    /** Given out, free to be used or locked. */
    ISSUED,
    /** Held for somebody until a moment; afterwards it is free again. */
    LOCKED,
    /** Used; a void brings it back to ISSUED, or to EXPIRED where its time is over. */
    REDEEMED,
    /** Not used in time. */
    EXPIRED,
    /** Taken back by whoever gave it out. */
    RECALLED
}
