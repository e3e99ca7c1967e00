package io.tillbridge.coupons;

/** Everything about a coupon that decides what it takes off a basket; never changed once it is written. */
public record CouponTerms(Benefit benefit, Scope scope, Stacking stacking, FenRounding rounding) {}
