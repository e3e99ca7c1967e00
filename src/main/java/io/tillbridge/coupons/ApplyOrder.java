package io.tillbridge.coupons;

import java.util.Comparator;
import java.util.List;

/** In which order several coupons are taken off one basket; those of one rank in the order in which they were named. */
public enum ApplyOrder {
    /** Free pieces first, then shares of what is left, then amounts: the usual one, and the cheapest for the house. */
    GOODS_PERCENT_MONEY(List.of(CouponKind.GOODS, CouponKind.PERCENT, CouponKind.MONEY_OFF, CouponKind.PARKING)),
    /** Amounts before shares, so that shares are of less. */
    GOODS_MONEY_PERCENT(List.of(CouponKind.GOODS, CouponKind.MONEY_OFF, CouponKind.PERCENT, CouponKind.PARKING)),
    /** As the shopper or the clerk named them. */
    AS_NAMED(List.of());

    private final List<CouponKind> ranks;

    ApplyOrder(List<CouponKind> ranks) {
        this.ranks = ranks;
    }

    List<Claim> sorted(List<Claim> claims) {
        return claims.stream()
                .sorted(Comparator.comparingInt(
                        claim -> ranks.indexOf(claim.terms().benefit().kind())))
                .toList();
    }
}
