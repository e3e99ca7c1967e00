package io.tillbridge.coupons;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What coupons are worth for a basket: the one computation behind quotes and redemptions. Nothing is looked up and
 * nothing changes. No coupon takes more than is left of its lines, so that what is to be paid never gets negative.
 *
 * @param granted in the order in which they are applied
 * @param refused why a coupon takes nothing
 */
record Discounts(long amountFen, List<CouponDiscount> granted, Map<UUID, CouponRejected> refused) {

    long discountFen() {
        return granted.stream().mapToLong(CouponDiscount::discountFen).sum();
    }

    /**
     * Computes; a coupon that does not fit is refused and takes nothing, the others go on without it.
     *
     * @throws CouponRejected if one coupon is named twice
     */
    static Discounts of(Basket basket, List<Claim> claims, ApplyOrder order, ThresholdBasis basis) {
        var remaining = new Remaining(basket);
        List<CouponDiscount> granted = new ArrayList<>();
        Map<UUID, CouponRejected> refused = new LinkedHashMap<>();
        List<Claim> applied = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (Claim claim : order.sorted(claims)) {
            if (!seen.add(claim.coupon())) {
                throw CouponRejected.twice();
            }
            try {
                mustStandBeside(claim, applied);
                granted.add(grant(claim, remaining, basis));
                applied.add(claim);
            } catch (CouponRejected no) {
                refused.put(claim.coupon(), no);
            }
        }
        return new Discounts(basket.amountFen(), granted, refused);
    }

    private static void mustStandBeside(Claim claim, List<Claim> applied) {
        for (Claim other : applied) {
            boolean offGoods = takesOffGoods(claim) && takesOffGoods(other);
            if (offGoods && claim.terms().stacking().excludes(other.terms().stacking())) {
                throw CouponRejected.excluded(other.title());
            }
        }
    }

    private static boolean takesOffGoods(Claim claim) {
        return claim.terms().benefit().kind() != CouponKind.PARKING;
    }

    private static CouponDiscount grant(Claim claim, Remaining remaining, ThresholdBasis basis) {
        Scope scope = claim.terms().scope();
        List<BasketLine> lines = remaining.covered(scope);
        long counted = basis == ThresholdBasis.BEFORE_COUPONS ? Remaining.full(lines) : remaining.left(lines);
        if (lines.isEmpty() && (takesOffGoods(claim) || scope.thresholdFen() > 0)) {
            throw CouponRejected.notForThese(claim.title());
        }
        if (counted < scope.thresholdFen()) {
            throw CouponRejected.threshold(scope.thresholdFen(), counted);
        }
        return takesOffGoods(claim)
                ? off(claim, lines, remaining)
                : new CouponDiscount(claim.coupon(), 0, 0, List.of());
    }

    private static CouponDiscount off(Claim claim, List<BasketLine> lines, Remaining remaining) {
        Benefit benefit = claim.terms().benefit();
        long eligible = remaining.left(lines);
        Map<Integer, Long> parts = switch (benefit.kind()) {
            case GOODS -> remaining.dearestPieces(lines, benefit);
            case PERCENT ->
                remaining.allocate(
                        lines, benefit.capped(claim.terms().rounding().share(eligible, benefit.percentBp()), eligible));
            default -> remaining.allocate(lines, benefit.capped(benefit.offFen(), eligible));
        };
        long discount = parts.values().stream().mapToLong(Long::longValue).sum();
        if (discount == 0) {
            throw CouponRejected.nothingLeft();
        }
        remaining.take(parts);
        return new CouponDiscount(
                claim.coupon(),
                eligible,
                discount,
                parts.entrySet().stream()
                        .filter(part -> part.getValue() > 0)
                        .map(part -> new CouponDiscount.Line(part.getKey(), part.getValue()))
                        .toList());
    }
}
