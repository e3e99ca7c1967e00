package io.tillbridge.coupons;

import java.util.UUID;

/**
 * A coupon that wants something off a basket.
 *
 * @param title how a refusal names it to people
 */
record Claim(UUID coupon, Object title, CouponTerms terms) {}
