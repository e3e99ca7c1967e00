package io.tillbridge.coupons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What coupons are worth, by examples and by ten thousand random baskets. */
class DiscountsTests {

    private static final ApplyOrder USUAL = ApplyOrder.GOODS_PERCENT_MONEY;
    private static final ThresholdBasis BEFORE = ThresholdBasis.BEFORE_COUPONS;

    @Test
    void aDiscountAboveTheOrderIsTheOrderAndNothingIsPaidBack() {
        Discounts found = compute(List.of(line(1, "A", null, 1, 300)), claim(Benefit.off(1_000)));

        assertThat(found.discountFen()).isEqualTo(300);
        assertThat(found.amountFen() - found.discountFen()).isZero();
    }

    @Test
    void theSameCouponTwiceInOneBasketIsRefused() {
        Claim one = claim(Benefit.off(100));

        assertThatExceptionOfType(CouponRejected.class)
                .isThrownBy(() -> compute(List.of(line(1, "A", null, 1, 300)), one, one))
                .satisfies(no -> assertThat(no.code()).isEqualTo("COUPON_TWICE"));
    }

    @Test
    void aCouponDoesNotStayWhenTheGoodsItIsForAreTakenOut() {
        Scope onlyB = Scope.EVERYTHING.onlyArticles(Set.of(new Sku("B")));

        assertThat(compute(
                                List.of(line(1, "A", null, 1, 300), line(2, "B", null, 1, 200)),
                                claim(Benefit.off(50), onlyB))
                        .discountFen())
                .isEqualTo(50);
        assertThat(refusal(compute(List.of(line(1, "A", null, 1, 300)), claim(Benefit.off(50), onlyB))))
                .isEqualTo("COUPON_NOT_FOR_THESE");
    }

    @Test
    void aThresholdLooksAtTheEligibleLinesOnly() {
        Scope knit = Scope.EVERYTHING.onlyCategories(Set.of("KNIT")).from(500);
        List<BasketLine> lines = List.of(line(1, "A", "KNIT", 1, 499), line(2, "B", "SHOES", 1, 9_000));

        assertThat(refusal(compute(lines, claim(Benefit.off(50), knit)))).isEqualTo("COUPON_THRESHOLD");
        assertThat(compute(
                                List.of(line(1, "A", "KNIT", 1, 500), line(2, "B", "SHOES", 1, 9_000)),
                                claim(Benefit.off(50), knit))
                        .granted()
                        .get(0)
                        .lines())
                .containsExactly(new CouponDiscount.Line(1, 50));
    }

    @Test
    void aThresholdMayLookAtWhatEarlierCouponsHaveLeft() {
        List<Claim> both =
                List.of(claim(Benefit.percent(5_000, 0)), claim(Benefit.off(100), Scope.EVERYTHING.from(600)));
        var basket = new Basket(List.of(line(1, "A", null, 1, 1_000)));

        assertThat(Discounts.of(basket, both, USUAL, BEFORE).discountFen()).isEqualTo(600);
        assertThat(Discounts.of(basket, both, USUAL, ThresholdBasis.AFTER_EARLIER_COUPONS)
                        .discountFen())
                .isEqualTo(500);
    }

    @Test
    void aPercentageStopsAtItsCapAndRoundsByName() {
        List<BasketLine> lines = List.of(line(1, "A", null, 1, 999));

        assertThat(compute(lines, claim(Benefit.percent(1_000, 50))).discountFen())
                .isEqualTo(50);
        assertThat(FenRounding.HALF_UP.share(995, 1_000)).isEqualTo(100);
        assertThat(FenRounding.DOWN.share(995, 1_000)).isEqualTo(99);
        assertThat(FenRounding.HALF_UP.share(994, 1_000)).isEqualTo(99);
    }

    @Test
    void theOrderOfApplicationIsANamedPolicy() {
        var basket = new Basket(List.of(line(1, "A", null, 1, 10_000)));
        List<Claim> both = List.of(claim(Benefit.off(1_000)), claim(Benefit.percent(1_000, 0)));

        assertThat(Discounts.of(basket, both, USUAL, BEFORE).discountFen()).isEqualTo(2_000);
        assertThat(Discounts.of(basket, both, ApplyOrder.GOODS_MONEY_PERCENT, BEFORE)
                        .discountFen())
                .isEqualTo(1_900);
        assertThat(Discounts.of(basket, both, ApplyOrder.AS_NAMED, BEFORE).discountFen())
                .isEqualTo(1_900);
    }

    @Test
    void freePiecesAreTheDearestOfTheEligibleOnes() {
        List<BasketLine> lines = List.of(line(1, "A", null, 3, 300), line(2, "B", null, 2, 501));

        assertThat(compute(lines, claim(Benefit.goods(1, 0))).granted().get(0).lines())
                .containsExactly(new CouponDiscount.Line(2, 250));
        assertThat(compute(lines, claim(Benefit.goods(3, 0))).discountFen()).isEqualTo(601);
        assertThat(compute(lines, claim(Benefit.goods(99, 0))).discountFen()).isEqualTo(801);
        assertThat(compute(lines, claim(Benefit.goods(3, 100))).discountFen()).isEqualTo(100);
    }

    @Test
    void oneThatStandsAloneOrInAGroupKeepsTheOthersOut() {
        List<BasketLine> lines = List.of(line(1, "A", null, 1, 10_000));
        Claim a = claim(Benefit.off(100), Scope.EVERYTHING, Stacking.oneOf("autumn"));
        Claim b = claim(Benefit.off(200), Scope.EVERYTHING, Stacking.oneOf("autumn"));
        Claim free = claim(Benefit.off(300));
        Claim alone = claim(Benefit.off(400), Scope.EVERYTHING, Stacking.ALONE);

        assertThat(compute(lines, a, b, free).discountFen()).isEqualTo(400);
        assertThat(refusal(compute(lines, a, b))).isEqualTo("COUPON_EXCLUDED");
        assertThat(compute(lines, alone, free).discountFen()).isEqualTo(400);
        assertThat(compute(lines, free, alone).discountFen()).isEqualTo(300);
        assertThat(compute(lines, alone, claim(Benefit.parkingMinutes(120))).refused())
                .isEmpty();
    }

    @Test
    void aCouponThatWouldTakeNothingIsNotBurned() {
        Discounts found = compute(List.of(line(1, "A", null, 1, 100)), claim(Benefit.off(100)), claim(Benefit.off(5)));

        assertThat(refusal(found)).isEqualTo("COUPON_NOTHING_LEFT");
        assertThat(found.granted()).hasSize(1);
    }

    @Test
    void partsOfADiscountAddUpAndTheLargestFractionsGetTheLeftOverFen() {
        assertThat(LargestRemainder.split(100, List.of(1L, 1L, 1L))).containsExactly(34L, 33L, 33L);
        assertThat(LargestRemainder.split(10, List.of(10L, 26L, 64L))).containsExactly(1L, 3L, 6L);
        assertThat(LargestRemainder.split(0, List.of(0L, 0L))).containsExactly(0L, 0L);
        assertThat(new IssuerShare(3_333, 3_333, 3_334).of(100)).isEqualTo(new IssuerShare.Parts(33, 33, 34));
        assertThat(new IssuerShare(5_000, 5_000, 0).of(1)).isEqualTo(new IssuerShare.Parts(1, 0, 0));
    }

    @Test
    void tenThousandRandomBasketsKeepEveryRuleOfArithmetic() {
        for (long seed = 0; seed < 10_000; seed++) {
            var random = new Random(seed);
            var basket = new Basket(lines(random));
            List<Claim> claims = claims(random);
            ApplyOrder order = ApplyOrder.values()[random.nextInt(3)];
            ThresholdBasis basis = ThresholdBasis.values()[random.nextInt(2)];

            Discounts found = Discounts.of(basket, claims, order, basis);

            keepsTheRules(basket, claims, found, seed);
            assertThat(Discounts.of(basket, claims, order, basis).granted())
                    .as("the same again, seed " + seed)
                    .isEqualTo(found.granted());
        }
    }

    private static void keepsTheRules(Basket basket, List<Claim> claims, Discounts found, long seed) {
        String which = "seed " + seed;
        assertThat(found.discountFen()).as(which).isBetween(0L, basket.amountFen());
        assertThat(found.granted().size() + found.refused().size()).as(which).isEqualTo(claims.size());
        for (BasketLine line : basket.lines()) {
            long off = found.granted().stream()
                    .flatMap(one -> one.lines().stream())
                    .filter(part -> part.lineNo() == line.lineNo())
                    .mapToLong(CouponDiscount.Line::discountFen)
                    .sum();
            assertThat(off).as(which).isBetween(0L, line.amount().fen());
        }
        for (CouponDiscount one : found.granted()) {
            Claim claim = claims.stream()
                    .filter(candidate -> candidate.coupon().equals(one.coupon()))
                    .findFirst()
                    .orElseThrow();
            Set<Integer> eligible = basket.lines().stream()
                    .filter(claim.terms().scope()::covers)
                    .map(BasketLine::lineNo)
                    .collect(Collectors.toSet());
            assertThat(one.discountFen()).as(which).isBetween(0L, one.eligibleFen());
            assertThat(one.lines().stream()
                            .mapToLong(CouponDiscount.Line::discountFen)
                            .sum())
                    .as(which)
                    .isEqualTo(one.discountFen());
            assertThat(one.lines())
                    .as(which)
                    .allMatch(part -> part.discountFen() > 0 && eligible.contains(part.lineNo()));
            IssuerShare.Parts parts = new IssuerShare(1_234, 5_678, 3_088).of(one.discountFen());
            assertThat(parts.platformFen() + parts.brandFen() + parts.storeFen())
                    .as(which)
                    .isEqualTo(one.discountFen());
        }
    }

    private static List<BasketLine> lines(Random random) {
        List<BasketLine> lines = new ArrayList<>();
        int count = random.nextInt(7);
        for (int i = 1; i <= count; i++) {
            long fen = random.nextInt(5) == 0 ? random.nextInt(4) : random.nextInt(100_000);
            lines.add(line(i, "S" + random.nextInt(4), "C" + random.nextInt(3), 1 + random.nextInt(5), fen));
        }
        return lines;
    }

    private static List<Claim> claims(Random random) {
        List<Claim> claims = new ArrayList<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            Benefit benefit = switch (random.nextInt(4)) {
                case 0 -> Benefit.off(1 + random.nextInt(60_000));
                case 1 -> Benefit.percent(1 + random.nextInt(10_000), random.nextInt(3) * 5_000L);
                case 2 -> Benefit.goods(1 + random.nextInt(4), random.nextInt(2) * 700L);
                default -> Benefit.parkingMinutes(60);
            };
            Scope scope = switch (random.nextInt(4)) {
                case 0 -> Scope.EVERYTHING.onlyArticles(Set.of(new Sku("S" + random.nextInt(4))));
                case 1 -> Scope.EVERYTHING.onlyCategories(Set.of("C" + random.nextInt(3)));
                default -> Scope.EVERYTHING;
            };
            Stacking stacking = switch (random.nextInt(6)) {
                case 0 -> Stacking.ALONE;
                case 1 -> Stacking.oneOf("g");
                default -> Stacking.WITH_ALL;
            };
            claims.add(claim(benefit, scope.from(random.nextInt(3) * 10_000L), stacking));
        }
        return claims;
    }

    private static Discounts compute(List<BasketLine> lines, Claim... claims) {
        return Discounts.of(new Basket(lines), List.of(claims), USUAL, BEFORE);
    }

    private static String refusal(Discounts found) {
        return found.refused().values().iterator().next().code();
    }

    private static Claim claim(Benefit benefit) {
        return claim(benefit, Scope.EVERYTHING);
    }

    private static Claim claim(Benefit benefit, Scope scope) {
        return claim(benefit, scope, Stacking.WITH_ALL);
    }

    private static Claim claim(Benefit benefit, Scope scope, Stacking stacking) {
        return new Claim(UUID.randomUUID(), "x", new CouponTerms(benefit, scope, stacking, FenRounding.HALF_UP));
    }

    private static BasketLine line(
            int number, String sku, @org.jspecify.annotations.Nullable String category, int pieces, long fen) {
        return new BasketLine(number, new Sku(sku), category, pieces, new Money(fen));
    }
}
