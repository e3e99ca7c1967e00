package io.tillbridge.coupons;

/** What a coupon gives. */
public enum CouponKind {
    /** An amount off the eligible lines. */
    MONEY_OFF,
    /** A share of the eligible lines, up to a cap. */
    PERCENT,
    /** Pieces of the eligible lines for nothing. */
    GOODS,
    /** Time or money off at the car park; nothing off the goods. */
    PARKING
}
