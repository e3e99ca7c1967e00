package io.tillbridge.coupons;

import static io.tillbridge.coupons.CouponsUnderTest.CLERK;
import static io.tillbridge.coupons.CouponsUnderTest.MANAGER;
import static io.tillbridge.coupons.CouponsUnderTest.key;
import static io.tillbridge.coupons.CouponsUnderTest.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Crowd;
import io.tillbridge.shared.BusinessRuleViolation;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What many do to coupons at the same moment, with real threads on a real database. The subclasses say on which. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CouponRaces {

    private static final int CROWD = 64;
    private static final int ROUNDS = 10;

    private final CouponsUnderTest house;

    CouponRaces(CouponsUnderTest house) {
        this.house = house;
    }

    @AfterEach
    void theBooksBalance() {
        assertThat(house.differences()).isEmpty();
    }

    @AfterAll
    void close() {
        house.close();
    }

    /** market.md 0.3, defect 6 (CRMEB): two orders use one coupon, since nothing guards the update. */
    @Test
    void sixtyFourOrdersUseOneCouponOnce() {
        for (int round = 0; round < ROUNDS; round++) {
            String code = house.coupon(house.off(100)).code();

            List<String> outcomes = all(i -> redeem(key(), code));

            assertThat(Collections.frequency(outcomes, "DONE")).isOne();
            assertThat(outcomes).containsOnly("DONE", "COUPON_REDEEMED");
        }
    }

    /** eventyay#1398: three uses allowed, five made. */
    @Test
    void threeUsesAllowedAreThreeUsesHoweverManyCome() {
        for (int round = 0; round < ROUNDS; round++) {
            CouponTemplate template =
                    house.template(Benefit.off(100), Scope.EVERYTHING, Stacking.WITH_ALL, Limits.ofUses(3));
            List<String> codes = codes(template, CROWD);

            List<String> outcomes = all(i -> redeem(key(), codes.get(i)));

            assertThat(Collections.frequency(outcomes, "DONE")).isEqualTo(3);
            assertThat(outcomes).containsOnly("DONE", "COUPON_USE_LIMIT");
        }
    }

    /** market.md 0.3, defect 6 (yudao): the guard looks at the count before many are added at once, and overshoots. */
    @Test
    void givingOutSeveralAtOnceNeverPassesTheLimit() {
        for (int round = 0; round < ROUNDS; round++) {
            CouponTemplate template =
                    house.template(Benefit.off(100), Scope.EVERYTHING, Stacking.WITH_ALL, Limits.ofIssues(100));

            List<String> outcomes = all(i ->
                    outcome(() -> house.bean(CouponIssue.class).issue(key(), template.code(), 7, null, null, MANAGER)));

            assertThat(Collections.frequency(outcomes, "DONE")).isEqualTo(14);
            assertThat(outcomes).containsOnly("DONE", "COUPON_ISSUE_LIMIT");
            assertThat(house.count("coupons_coupon where template_id = '" + template.id() + "'"))
                    .isEqualTo(98);
        }
    }

    /** OFBiz: former uses are counted first and used then, and two who count at once both may. */
    @Test
    void aMemberWhoMayUseOneUsesOneHoweverManyTillsAsk() {
        for (int round = 0; round < ROUNDS; round++) {
            CouponTemplate template = house.template(
                    Benefit.off(100), Scope.EVERYTHING, Stacking.WITH_ALL, new Limits(null, null, null, 1));
            List<String> codes = codes(template, CROWD);

            List<String> outcomes = all(i ->
                    outcome(() -> house.desk().redeem(key(), use(List.of(codes.get(i)), "M1", null, 1_000), CLERK)));

            assertThat(Collections.frequency(outcomes, "DONE")).isOne();
            assertThat(outcomes).containsOnly("DONE", "COUPON_MEMBER_USE_LIMIT");
        }
    }

    @Test
    void aMemberGetsNoMoreThanOneMayHave() {
        CouponTemplate template =
                house.template(Benefit.off(100), Scope.EVERYTHING, Stacking.WITH_ALL, Limits.perMember(2, 2));

        List<String> outcomes = all(i ->
                outcome(() -> house.bean(CouponIssue.class).issue(key(), template.code(), 1, "M1", null, MANAGER)));

        assertThat(Collections.frequency(outcomes, "DONE")).isEqualTo(2);
        assertThat(outcomes).containsOnly("DONE", "COUPON_MEMBER_LIMIT");
    }

    /** shopware#11245: one call sent many times in the same packet. */
    @Test
    void oneCallSentSixtyFourTimesIsOneUseAndAllHearOfIt() {
        for (int round = 0; round < ROUNDS; round++) {
            String code = house.coupon(house.off(100)).code();
            String key = key();

            List<Object> answers = new Crowd(CROWD)
                    .each(
                            CROWD,
                            i -> house.persistently(() ->
                                    (Object) house.desk().redeem(key, use(List.of(code), 1_000), CLERK)));

            assertThat(answers).hasSize(CROWD);
            assertThat(Collections.frequency(answers, answers.get(0))).isEqualTo(CROWD);
        }
    }

    @Test
    void oneCallToGiveOutSentManyTimesGivesOutOnce() {
        CouponTemplate template = house.off(100);
        String key = key();

        List<Object> answers = new Crowd(16)
                .each(
                        16,
                        i -> house.persistently(() -> (Object)
                                house.bean(CouponIssue.class).issue(key, template.code(), 3, "M1", null, MANAGER)));

        assertThat(Collections.frequency(answers, answers.get(0))).isEqualTo(16);
        assertThat(house.count("coupons_coupon where template_id = '" + template.id() + "'"))
                .isEqualTo(3);
    }

    @Test
    void ofManyWhoLockOneCouponOneHoldsIt() {
        for (int round = 0; round < ROUNDS; round++) {
            String code = house.coupon(house.off(100)).code();

            List<String> outcomes = all(i ->
                    outcome(() -> house.desk().lock(key(), new Locking(List.of(code), "order-" + i, null), CLERK)));

            assertThat(Collections.frequency(outcomes, "DONE")).isOne();
            assertThat(outcomes).containsOnly("DONE", "COUPON_LOCKED");
        }
    }

    @Test
    void aUseIsVoidedOnce() {
        for (int round = 0; round < ROUNDS; round++) {
            String code = house.coupon(house.off(100)).code();
            UUID use =
                    house.desk().redeem(key(), use(List.of(code), 1_000), CLERK).id();

            List<String> outcomes =
                    all(i -> outcome(() -> house.desk().voidRedemption(key(), new Voiding(use, null, "x"), MANAGER)));

            assertThat(Collections.frequency(outcomes, "DONE")).isOne();
            assertThat(outcomes).containsOnly("DONE", "REDEMPTION_VOIDED");
        }
    }

    /** Some use, some take back, some hold: whoever wins, the coupon is in one state and the counts know it. */
    @Test
    void usingRecallingAndLockingAtOnceLeavesOneWinner() {
        for (int round = 0; round < ROUNDS; round++) {
            CouponIssue.Piece coupon = house.coupon(house.off(100));
            List<String> one = List.of(coupon.code());

            List<String> outcomes = all(i -> switch (i % 3) {
                case 0 -> redeem(key(), coupon.code());
                case 1 -> outcome(() -> house.desk().recall(key(), new Recalling(List.of(coupon.id()), "x"), MANAGER));
                default -> outcome(() -> house.desk().lock(key(), new Locking(one, "order-" + i, null), CLERK));
            });

            assertThat(Collections.frequency(outcomes, "DONE")).isOne();
        }
    }

    @Test
    void basketsWithTheSameCouponsInAnotherOrderDoNotWaitForEachOther() {
        for (int round = 0; round < ROUNDS; round++) {
            List<String> there = List.of(
                    house.coupon(house.off(100)).code(),
                    house.coupon(house.off(200)).code());
            List<String> back = List.of(there.get(1), there.get(0));

            List<String> outcomes =
                    all(i -> outcome(() -> house.desk().redeem(key(), use(i % 2 == 0 ? there : back, 1_000), CLERK)));

            assertThat(Collections.frequency(outcomes, "DONE")).isOne();
            assertThat(outcomes).containsOnly("DONE", "COUPON_REDEEMED");
        }
    }

    private List<String> codes(CouponTemplate template, int count) {
        return house
                .bean(CouponIssue.class)
                .issue(key(), template.code(), count, null, null, MANAGER)
                .coupons()
                .stream()
                .map(CouponIssue.Piece::code)
                .toList();
    }

    private List<String> all(java.util.function.IntFunction<String> call) {
        return new Crowd(CROWD).each(CROWD, call);
    }

    private String redeem(String key, String code) {
        return outcome(() -> house.desk().redeem(key, use(List.of(code), 1_000), CLERK));
    }

    private String outcome(Supplier<?> call) {
        try {
            house.persistently(call);
            return "DONE";
        } catch (BusinessRuleViolation no) {
            return no.code();
        }
    }
}
