package io.tillbridge.coupons;

import static io.tillbridge.coupons.CouponsUnderTest.CLERK;
import static io.tillbridge.coupons.CouponsUnderTest.MANAGER;
import static io.tillbridge.coupons.CouponsUnderTest.THERE;
import static io.tillbridge.coupons.CouponsUnderTest.key;
import static io.tillbridge.coupons.CouponsUnderTest.use;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.shared.AccessRejected;
import io.tillbridge.shared.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.transaction.support.TransactionTemplate;

/** Complaints about coupons in other systems (market.md 0.3 and 2.5), and what a coupon's life must not do, one by one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RivalCouponFaultsTests {

    private final CouponsUnderTest house = CouponsUnderTest.onH2();

    @AfterEach
    void theBooksBalance() {
        assertThat(house.differences()).isEmpty();
    }

    @AfterAll
    void close() {
        house.close();
    }

    /** macrozheng/mall#1002: a coupon above the order made a payment below nothing. */
    @Test
    void aCouponAboveTheOrderNeverMakesANegativePayment() {
        CouponRedemption done = redeem(house.coupon(house.off(100_000)).code());

        assertThat(done.payableFen()).isZero();
        assertThat(done.discountFen()).isEqualTo(1_000);
    }

    /** redSHOP#1120, openbazaar-go#346: one code, twice in one order. */
    @Test
    void theSameCodeTwiceInOneOrderIsRefusedHoweverItIsWritten() {
        String code = house.coupon(house.off(100)).code();

        refused("COUPON_TWICE", () -> house.desk().redeem(key(), use(List.of(code, "C" + code), 1_000), CLERK));
        refused(
                "COUPON_TWICE",
                () -> house.desk().check(use(List.of(code, code.replaceAll("(....)", "$1 ")), 1), CLERK));
    }

    /** ssrpanel#659: unpaid orders reuse one code; the third state is a lock with a holder and an end. */
    @Test
    void anUnpaidOrderHoldsTheCodeAndAnotherOrderHearsWhoHasItAndUntilWhen() {
        String code = house.coupon(house.off(100)).code();
        house.desk().lock(key(), new Locking(List.of(code), "order-1", 600), CLERK);

        assertThatThrownBy(() -> redeem(code, "order-2")).isInstanceOfSatisfying(CouponRejected.class, no -> {
            assertThat(no.code()).isEqualTo("COUPON_LOCKED");
            assertThat(no.facts().get(0)).isEqualTo("order-1");
            assertThat(no.facts().get(1)).hasToString("2026-11-11T12:10+08:00[Asia/Shanghai]");
            assertThat(no.facts().get(2)).isEqualTo("S001 C1");
        });
        refused("COUPON_LOCKED", () -> redeem(code));
        assertThat(redeem(code, "order-1").discountFen()).isEqualTo(100);
    }

    /** gosoon60/doc#1: the coupon stays after the goods it was for have been taken out. */
    @Test
    void aCouponCountsForTheBasketThatIsPaidAndNotForAnEarlierOne() {
        CouponTemplate template =
                house.template(Benefit.off(100), Scope.EVERYTHING.from(1_500), Stacking.WITH_ALL, Limits.NONE);
        String code = house.coupon(template).code();
        house.desk().lock(key(), new Locking(List.of(code), "order-1", 600), CLERK);

        assertThat(house.desk()
                        .check(use(List.of(code), null, "order-1", 1_000, 500), CLERK)
                        .discountFen())
                .isEqualTo(100);
        refused(
                "COUPON_THRESHOLD",
                () -> house.desk().redeem(key(), use(List.of(code), null, "order-1", 1_000), CLERK));
    }

    /** saleor#15849: the payment went back although the order passed; here a refusal undoes everything around it. */
    @Test
    void whatFailsAfterTheUseTakesTheUseBackWithIt() {
        String code = house.coupon(house.off(100)).code();
        var transaction = house.bean(TransactionTemplate.class);

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    redeem(code);
                    throw new IllegalStateException("the payment failed");
                }))
                .hasMessage("the payment failed");

        assertThat(house.desk().find(code).state()).isEqualTo(CouponState.ISSUED);
        assertThat(redeem(code).discountFen()).isEqualTo(100);
    }

    /** yudao, returnUsedCoupon: a use that is voided after the end does not bring the coupon back to life. */
    @Test
    void aUseVoidedAfterTheEndLeavesAnExpiredCoupon() {
        CouponTemplate template = house.template(
                Benefit.off(100),
                Scope.EVERYTHING,
                Stacking.WITH_ALL,
                Limits.NONE,
                Validity.until(house.now().plus(Duration.ofHours(1))));
        String code = house.coupon(template).code();
        UUID use = redeem(code).id();
        house.turn(Duration.ofHours(2));

        house.desk().voidRedemption(key(), new Voiding(use, null, "wrong customer"), MANAGER);

        assertThat(house.desk().find(code).state()).isEqualTo(CouponState.EXPIRED);
        refused("COUPON_EXPIRED", () -> redeem(code));
    }

    /** Youzan: every step of a coupon has its row; yudao left the history for later. */
    @Test
    void everyStepHasItsRowInTheHistory() {
        CouponIssue.Piece coupon = house.coupon(house.off(100));
        house.desk().lock(key(), new Locking(List.of(coupon.code()), "order-1", 600), CLERK);
        UUID use = redeem(coupon.code(), "order-1").id();
        house.desk().voidRedemption(key(), new Voiding(use, null, "wrong customer"), MANAGER);
        house.desk().recall(key(), new Recalling(List.of(coupon.id()), "misprint"), MANAGER);

        assertThat(house.jdbc()
                        .sql("select step || ' ' || from_state || ' ' || to_state || ' ' || actor from coupons_history"
                                + " where coupon_id = ? order by version")
                        .param(coupon.id())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "LOCK ISSUED LOCKED counter-1",
                        "REDEEM LOCKED REDEEMED counter-1",
                        "VOID REDEEMED ISSUED manager-1",
                        "RECALL ISSUED RECALLED manager-1");
    }

    @Test
    void aUsedCouponSaysWhoUsedItWhereAndWhen() {
        String code = house.coupon(house.off(100)).code();
        redeem(code);

        assertThatThrownBy(() -> redeem(code)).isInstanceOfSatisfying(CouponRejected.class, no -> {
            assertThat(no.code()).isEqualTo("COUPON_REDEEMED");
            assertThat(no.facts().get(0)).asString().startsWith("2026-11-11T");
            assertThat(no.facts().subList(1, 3)).containsExactly("Li", "S001 C1");
        });
    }

    @Test
    void aLockThatIsOverIsOverEvenIfNobodyHasWrittenItDown() {
        String code = house.coupon(house.off(100)).code();
        house.desk().lock(key(), new Locking(List.of(code), "order-1", 600), CLERK);
        house.turn(Duration.ofSeconds(600));

        assertThat(house.desk().find(code).state()).isEqualTo(CouponState.ISSUED);
        assertThat(redeem(code).discountFen()).isEqualTo(100);
    }

    @Test
    void aLockNeverOutlastsTheCoupon() {
        CouponTemplate template = house.template(
                Benefit.off(100),
                Scope.EVERYTHING,
                Stacking.WITH_ALL,
                Limits.NONE,
                Validity.until(house.now().plusSeconds(60)));
        String code = house.coupon(template).code();

        CouponView.Group locked = house.desk().lock(key(), new Locking(List.of(code), "order-1", 600), CLERK);

        assertThat(locked.coupons().get(0).lockedUntil()).isEqualTo(house.now().plusSeconds(60));
    }

    @Test
    void didYouDoItIsAnsweredByTheKeyAndTheKeyIsNoGoodForAnythingElse() {
        String code = house.coupon(house.off(100)).code();
        String key = key();
        assertThat(house.desk().done(key, CLERK)).isEmpty();
        CouponRedemption done = house.desk().redeem(key, use(List.of(code), 1_000), CLERK);

        assertThat(house.desk().done(key, CLERK)).hasValueSatisfying(kept -> {
            assertThat(kept.what()).isEqualTo("REDEEM");
            assertThat(kept.result().path("id").asText()).isEqualTo(done.id().toString());
        });
        assertThat(house.desk().done(key, MANAGER)).isEmpty();
        refused("COUPON_KEY_REUSED", () -> house.desk().redeem(key, use(List.of(code), 999), CLERK));
        refused("COUPON_KEY_REUSED", () -> house.desk().lock(key, new Locking(List.of(code), "x", 5), CLERK));
    }

    @Test
    void aCouponOfOtherStoresChannelsOrMembersSaysSo() {
        String elsewhere = house.coupon(limited(Scope.EVERYTHING.onlyStores(Set.of(THERE))))
                .code();
        String online = house.coupon(limited(Scope.EVERYTHING.onlyChannels(Set.of("WECHAT"))))
                .code();
        String personal =
                house.coupon(limited(Scope.EVERYTHING.onlyTheMember()), "M1").code();

        refused("COUPON_OTHER_STORE", () -> redeem(elsewhere));
        refused("COUPON_OTHER_CHANNEL", () -> redeem(online));
        refused("COUPON_MEMBER_NEEDED", () -> redeem(personal));
        refused(
                "COUPON_OTHER_MEMBER",
                () -> house.desk().redeem(key(), use(List.of(personal), "M2", null, 1_000), CLERK));
        assertThat(house.desk()
                        .redeem(key(), use(List.of(personal), "M1", null, 1_000), CLERK)
                        .discountFen())
                .isEqualTo(100);
    }

    @Test
    void aClerkOfAnotherStoreNeitherUsesNorVoidsHere() {
        String code = house.coupon(house.off(100)).code();
        var other = new Caller("counter-2", "Chen", Caller.Role.CLERK, THERE, "C2");
        assertThatThrownBy(() -> house.desk().redeem(key(), use(List.of(code), 1_000), other))
                .isInstanceOf(AccessRejected.class);
        UUID use = redeem(code).id();

        assertThatThrownBy(() -> house.desk().voidRedemption(key(), new Voiding(use, null, "x"), other))
                .isInstanceOf(AccessRejected.class);
    }

    @Test
    void someCouponsOfABasketAreVoidedAndTheOthersStay() {
        CouponIssue.Piece one = house.coupon(house.off(100));
        CouponIssue.Piece other = house.coupon(house.off(200));
        UUID use = house.desk()
                .redeem(key(), use(List.of(one.code(), other.code()), 1_000), CLERK)
                .id();

        house.desk().voidRedemption(key(), new Voiding(use, List.of(one.id()), "wrong one"), MANAGER);

        assertThat(house.desk().find(one.code()).state()).isEqualTo(CouponState.ISSUED);
        assertThat(house.desk().find(other.code()).state()).isEqualTo(CouponState.REDEEMED);
        refused(
                "REDEMPTION_VOIDED",
                () -> house.desk().voidRedemption(key(), new Voiding(use, List.of(one.id()), "again"), MANAGER));
        refused(
                "REDEMPTION_OTHER_COUPON",
                () -> house.desk().voidRedemption(key(), new Voiding(use, List.of(use), "x"), MANAGER));
    }

    @Test
    void aBasketOfTwoHundredLinesIsRememberedWhole() {
        long[] lines = new long[200];
        java.util.Arrays.fill(lines, 1_000);
        List<String> codes = java.util.stream.Stream.generate(
                        () -> house.coupon(house.off(10_000)).code())
                .limit(5)
                .toList();
        String key = key();

        CouponRedemption done = house.desk().redeem(key, use(codes, lines), CLERK);

        assertThat(done.coupons()).allSatisfy(one -> assertThat(one.lines()).hasSize(200));
        assertThat(house.desk().redeem(key, use(codes, lines), CLERK)).isEqualTo(done);
    }

    @Test
    void aMistypedCodeIsToldFromOneThatNobodyGaveOut() {
        String code = house.coupon(house.off(100)).code();
        char last = code.charAt(15);
        String mistyped = code.substring(0, 15) + (char) (last == '9' ? '0' : last + 1);

        refused("COUPON_CHECK_DIGIT", () -> house.desk().find(mistyped));
        refused("COUPON_UNKNOWN", () -> house.desk().find(CouponCode.random().text()));
        refused("COUPON_UNKNOWN", () -> house.desk().find("!"));
    }

    @Test
    void noCodeStandsInTheDatabaseAsItIs() {
        CouponIssue.Piece coupon = house.coupon(house.off(100));
        redeem(coupon.code());

        String all = house.jdbc().sql("select * from coupons_coupon").query().listOfRows()
                + house.jdbc()
                        .sql("select * from coupons_call")
                        .query()
                        .listOfRows()
                        .toString()
                + house.jdbc().sql("select * from coupons_history").query().listOfRows();
        assertThat(all).contains(coupon.id().toString()).doesNotContain(coupon.code());
        assertThat(coupon.toString()).doesNotContain(coupon.code());
    }

    @Test
    void pointsGetACouponInTheirOwnTransactionOrNeither() {
        CouponTemplate template =
                house.template(Benefit.off(100), Scope.EVERYTHING, Stacking.WITH_ALL, Limits.perMember(1, 1));
        var issue = house.bean(CouponIssue.class);
        String key = key();

        CouponIssue.Piece piece = issue.issueForPoints(key, template.code(), "M1", "exchange-1", CLERK);

        assertThat(issue.issueForPoints(key, template.code(), "M1", "exchange-1", CLERK))
                .isEqualTo(piece);
        refused("COUPON_MEMBER_LIMIT", () -> issue.issueForPoints(key(), template.code(), "M1", "exchange-2", CLERK));
    }

    private CouponTemplate limited(Scope scope) {
        return house.template(Benefit.off(100), scope, Stacking.WITH_ALL, Limits.NONE);
    }

    private CouponRedemption redeem(String code) {
        return house.desk().redeem(key(), use(List.of(code), 1_000), CLERK);
    }

    private CouponRedemption redeem(String code, String holder) {
        return house.desk().redeem(key(), use(List.of(code), null, holder, 1_000), CLERK);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        io.tillbridge.shared.BusinessRuleViolation.class,
                        no -> assertThat(no.code()).isEqualTo(code));
    }
}
