package io.tillbridge.coupons;

/** What the threshold of a coupon is compared with. */
public enum ThresholdBasis {
    /** The eligible lines as they stand in the basket. */
    BEFORE_COUPONS,
    /** What the coupons applied before it have left of them. */
    AFTER_EARLIER_COUPONS
}
