package io.tillbridge.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.Crowd;
import io.tillbridge.shared.BusinessRuleViolation;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.transaction.support.TransactionTemplate;

/** What users of other systems complain of about points, and what was found wrong in their code: here it does not happen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PointsComplaintsTests {

    private final PointsUnderTest house = PointsUnderTest.onH2("tillbridge.points.pending-for=7d");
    private final PointsLedger ledger = house.ledger();

    @BeforeEach
    void onePointForEachYuanAndAHundredForOneYuanOff() {
        var rules = house.bean(PointsRules.class);
        rules.set("basic", wanted(PointsRule.Kind.EARN, 1, 100), PointsUnderTest.CLERK);
        rules.set("price", wanted(PointsRule.Kind.PRICE, 100, 100), PointsUnderTest.CLERK);
        house.bean(Offers.class)
                .set(
                        "money-off",
                        new Offers.Wanted(Offer.Kind.MONEY_OFF, "抵现", "Money off", "", 0, null, null, null, null),
                        PointsUnderTest.CLERK);
    }

    private static PointsRules.Wanted wanted(PointsRule.Kind kind, long points, long fen) {
        return new PointsRules.Wanted(kind, null, null, null, null, points, fen, PointsUnderTest.NOON, null);
    }

    @AfterEach
    void theBooksBalance() {
        assertThat(house.differences()).isEmpty();
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void whoBuysRefundsAndKeepsTheGoodsDoesNotKeepThePoints() {
        String member = house.memberWith(0);
        var purchase = Purchases.of(house, member, new Purchases.Line("A", 2, 20_000));
        purchase.handOver();
        assertThat(ledger.balance(member).pending()).isEqualTo(200);

        purchase.payBack(Map.of(1, 2));

        assertThat(ledger.balance(member)).isEqualTo(balance(member, 0, 0, 0, 0));
    }

    @Test
    void aRefundAndTheReturnOfTheSameGoodsTakePointsOnceAndNotTwice() {
        String member = house.memberWith(500);
        var purchase = Purchases.of(house, member, new Purchases.Line("A", 2, 20_000));
        purchase.handOver();

        purchase.payBack(Map.of(1, 1));
        purchase.bringBack(Map.of(1, 1));
        assertThat(ledger.balance(member)).isEqualTo(balance(member, 500, 100, 0, 0));

        purchase.bringBack(Map.of(1, 1));
        assertThat(ledger.balance(member)).isEqualTo(balance(member, 500, 0, 0, 0));
    }

    @Test
    void aHandOverThatIsUndoneAfterAReturnGivesUpOnlyTheRest() {
        String member = house.memberWith(0);
        var purchase = Purchases.of(house, member, new Purchases.Line("A", 3, 10_000));
        UUID handover = purchase.handOver();

        purchase.bringBack(Map.of(1, 1));
        assertThat(ledger.balance(member).pending()).isEqualTo(100 - 33);
        purchase.undo(handover, Map.of(1, 2));
        purchase.undo(handover, Map.of(1, 2));

        assertThat(ledger.balance(member)).isEqualTo(balance(member, 0, 0, 0, 0));
    }

    @Test
    void aHandOverThatIsToldTwiceEarnsOnce() {
        String member = house.memberWith(0);
        var purchase = Purchases.of(house, member, new Purchases.Line("A", 1, 10_000));
        UUID handover = purchase.handOver();

        purchase.handOver(handover, Map.of(1, 1));

        assertThat(ledger.balance(member).pending()).isEqualTo(100);
    }

    @Test
    void expiryTakesOnlyWhatIsLeftOfALotAndNotWhatWasSpent() {
        String member = house.memberWith(0);
        ledger.transferIn(PointsUnderTest.call(), member, 100, house.now().plus(Duration.ofDays(1)), "old");
        ledger.transferIn(PointsUnderTest.call(), member, 50, null, "old");
        spend(member, 80);

        house.clock.turn(Duration.ofDays(2));

        assertThat(ledger.balance(member).available()).isEqualTo(50);
    }

    @Test
    void whatEndsSoonestIsSpentFirstAndWhatNeverEndsLast() {
        String member = house.memberWith(10);
        ledger.transferIn(PointsUnderTest.call(), member, 10, house.now().plus(Duration.ofDays(9)), "old");
        house.clock.turn(Duration.ofSeconds(1));
        ledger.transferIn(PointsUnderTest.call(), member, 10, house.now().plus(Duration.ofDays(2)), "old");
        spend(member, 15);

        house.clock.turn(Duration.ofDays(3));
        assertThat(ledger.balance(member).available()).isEqualTo(15);
        house.clock.turn(Duration.ofDays(7));
        assertThat(ledger.balance(member).available()).isEqualTo(10);
    }

    @Test
    void aReturnAfterThePointsWereSpentLeavesADebtThatLaterEarningsPay() {
        String member = house.memberWith(0);
        var purchase = Purchases.of(house, member, new Purchases.Line("A", 1, 10_000));
        purchase.handOver();
        house.clock.turn(Duration.ofDays(8));
        spend(member, 100);

        purchase.bringBack(Map.of(1, 1));
        assertThat(ledger.balance(member)).isEqualTo(balance(member, 0, 0, 0, 100));

        ledger.transferIn(PointsUnderTest.call(), member, 130, null, "old");
        assertThat(ledger.balance(member)).isEqualTo(balance(member, 30, 0, 0, 0));
    }

    @Test
    void aReversalTakesPendingPointsFirstWhereTheCompanyWantsIt() {
        try (var other = PointsUnderTest.onH2("tillbridge.points.shortfall=FROM_PENDING")) {
            String member = other.memberWith(0);
            UUID spent = UUID.randomUUID();
            other.ledger().earn(spent, member, 100, "one", other.now().minus(Duration.ofDays(8)));
            PointsAnswer frozen = other.ledger().freeze(PointsUnderTest.call(), member, 100, "till");
            other.ledger().consume(PointsUnderTest.call(), frozen.id(), 100);
            other.ledger().earn(UUID.randomUUID(), member, 70, "two", other.now());

            other.ledger().takeBack(spent, member, 100, "return");

            assertThat(other.ledger().balance(member)).isEqualTo(balance(member, 0, 0, 0, 30));
        }
    }

    @Test
    void pointsThatEndedUnspentAreNotTakenAgainWhenTheGoodsComeBack() {
        String member = house.memberWith(0);
        var purchase = Purchases.of(house, member, new Purchases.Line("A", 1, 10_000));
        purchase.handOver();

        house.clock.turn(Duration.ofDays(7 + 365));
        assertThat(ledger.balance(member).available()).isZero();
        purchase.bringBack(Map.of(1, 1));

        assertThat(ledger.balance(member)).isEqualTo(balance(member, 0, 0, 0, 0));
    }

    @Test
    void theCashierChoosesHowManyPointsAndNoPointIsLostToAFractionOfAFen() {
        String member = house.memberWith(900);
        house.bean(PointsRules.class).set("price", wanted(PointsRule.Kind.PRICE, 3, 2), PointsUnderTest.CLERK);
        var desk = house.bean(ExchangeDesk.class);

        ExchangeDesk.Quote quote = desk.quote(new ExchangeDesk.Wish(member, "money-off", 100, "S001"));
        Exchange made = desk.exchange(
                PointsUnderTest.call(),
                new ExchangeDesk.Wish(member, "money-off", 100, "S001"),
                Agreement.NOTHING,
                PointsUnderTest.CLERK);

        assertThat(quote.fen()).isEqualTo(66);
        assertThat(quote.points()).isEqualTo(99);
        assertThat(made.points()).isEqualTo(99);
        assertThat(made.rule()).isEqualTo("price");
        assertThat(ledger.balance(member).available()).isEqualTo(801);
    }

    @Test
    void manyPointsAreNotSpentBeforeTheShopperAgrees() {
        String member = house.memberWith(5_000);
        var desk = house.bean(PointsDesk.class);
        var agreements = house.bean(Agreements.class);

        assertThatThrownBy(() -> desk.freeze(PointsUnderTest.call(), member, 1_000, "till", Agreement.NOTHING))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class, no -> assertThat(no.code()).isEqualTo("POINTS_CONFIRM_NEEDED"));
        Agreements.Sent sent = agreements.send(member, 1_000);
        String digits = house.bean(OneTimeCodes.class).reveal(sent.id()).orElseThrow();

        desk.freeze(PointsUnderTest.call(), member, 1_000, "till", new Agreement(null, digits));

        assertThatThrownBy(
                        () -> desk.freeze(PointsUnderTest.call(), member, 1_000, "till", new Agreement(null, digits)))
                .isInstanceOf(PointsRejected.class);
        assertThat(house.told).anyMatch(OneTimeCodeDue.class::isInstance);
        assertThat(house.told.toString()).doesNotContain(digits);
    }

    @Test
    void aCodeIsNotGuessedByTrying() {
        String member = house.memberWith(5_000);
        var desk = house.bean(PointsDesk.class);
        Agreements.Sent sent = house.bean(Agreements.class).send(member, 2_000);
        String digits = house.bean(OneTimeCodes.class).reveal(sent.id()).orElseThrow();
        String wrong = digits.equals("000000") ? "000001" : "000000";

        for (int i = 0; i < 5; i++) {
            assertThat(code(() ->
                            desk.freeze(PointsUnderTest.call(), member, 2_000, "till", new Agreement(null, wrong))))
                    .isEqualTo("POINTS_CONFIRM_WRONG");
        }

        assertThat(code(() -> desk.freeze(PointsUnderTest.call(), member, 2_000, "till", new Agreement(null, digits))))
                .isEqualTo("POINTS_CONFIRM_TRIES");
    }

    @Test
    void twoChangesAtOnceAreBothKeptSinceNoBalanceIsWrittenAsAWhole() {
        String member = house.memberWith(0);

        new Crowd(8).each(40, i -> ledger.transferIn(PointsUnderTest.call(), member, 5, null, "old"));

        assertThat(ledger.balance(member).available()).isEqualTo(200);
    }

    @Test
    void aBalanceNeverFallsBelowZeroByADecrementWithoutACondition() {
        String member = house.memberWith(10);

        assertThat(code(() -> ledger.adjust(PointsUnderTest.call(), member, -11, "spoilt")))
                .isEqualTo("POINTS_NOT_ENOUGH");
        assertThat(code(() -> ledger.freeze(PointsUnderTest.call(), member, 11, "till")))
                .isEqualTo("POINTS_NOT_ENOUGH");
        assertThat(ledger.balance(member)).isEqualTo(balance(member, 10, 0, 0, 0));
    }

    @Test
    void confirmedPointsAreTakenOutOfTheBalanceAndNotOnlyMarked() {
        String member = house.memberWith(0);
        var purchase = Purchases.of(house, member, new Purchases.Line("A", 1, 10_000));
        purchase.handOver();
        house.clock.turn(Duration.ofDays(8));
        assertThat(ledger.balance(member).available()).isEqualTo(100);

        purchase.bringBack(Map.of(1, 1));

        assertThat(ledger.balance(member).available()).isZero();
    }

    @Test
    void oldBalancesAreTakenOverWithTheirEndAndOnce() {
        String member = house.memberWith(0);
        PointsCall call = PointsUnderTest.call();
        var end = house.now().plus(Duration.ofDays(30));

        PointsAnswer first = ledger.transferIn(call, member, 300, end, "old system");
        PointsAnswer second = ledger.transferIn(call, member, 300, end, "old system");

        assertThat(second).isEqualTo(first);
        assertThat(ledger.balance(member).available()).isEqualTo(300);
        assertThat(code(() -> ledger.transferIn(call, member, 301, end, "old system")))
                .isEqualTo("POINTS_KEY_REUSED");
    }

    @Test
    void spentPointsComeBackToTheirLotWithTheirDate() {
        String member = house.memberWith(0);
        ledger.transferIn(PointsUnderTest.call(), member, 100, house.now().plus(Duration.ofDays(2)), "old");
        UUID spent = spend(member, 100);

        ledger.revert(PointsUnderTest.call(), spent, 40);
        assertThat(ledger.balance(member).available()).isEqualTo(40);
        house.clock.turn(Duration.ofDays(3));
        ledger.revert(PointsUnderTest.call(), spent, 60);

        assertThat(ledger.balance(member).available()).isZero();
    }

    @Test
    void pointsOfALotThatEndedComeBackWithDaysOfGraceWhereTheCompanyGivesThem() {
        try (var other = PointsUnderTest.onH2("tillbridge.points.revert-grace=10d")) {
            String member = other.memberWith(0);
            var two = other.now().plus(Duration.ofDays(2));
            other.ledger().transferIn(PointsUnderTest.call(), member, 100, two, "old");
            PointsAnswer frozen = other.ledger().freeze(PointsUnderTest.call(), member, 100, "till");
            other.ledger().consume(PointsUnderTest.call(), frozen.id(), 100);
            other.clock.turn(Duration.ofDays(3));

            other.ledger().revert(PointsUnderTest.call(), frozen.id(), 60);

            assertThat(other.ledger().balance(member).available()).isEqualTo(60);
            other.clock.turn(Duration.ofDays(10));
            assertThat(other.ledger().balance(member).available()).isZero();
        }
    }

    @Test
    void aStrangerEarnsNothingAndThatIsNoError() {
        var purchase = Purchases.ofAStranger(house, new Purchases.Line("A", 1, 10_000));
        long before = entries();

        UUID handover = purchase.handOver();
        purchase.undo(handover, Map.of(1, 1));

        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void aHandOverThatFailsLeavesNoPointsBehind() {
        String member = house.memberWith(0);
        var purchase = Purchases.of(house, member, new Purchases.Line("A", 1, 10_000));

        house.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            purchase.handOver();
            status.setRollbackOnly();
        });

        assertThat(ledger.balance(member)).isEqualTo(balance(member, 0, 0, 0, 0));
    }

    private long entries() {
        return house.jdbc()
                .sql("select count(*) from points_entry")
                .query(Long.class)
                .single();
    }

    private UUID spend(String member, long points) {
        PointsAnswer frozen = ledger.freeze(PointsUnderTest.call(), member, points, "till");
        ledger.consume(PointsUnderTest.call(), frozen.id(), points);
        return frozen.id();
    }

    private static String code(Runnable deed) {
        try {
            deed.run();
            return "DONE";
        } catch (BusinessRuleViolation no) {
            return no.code();
        }
    }

    private static PointsBalance balance(String member, long available, long pending, long frozen, long debt) {
        return new PointsBalance(member, available, pending, frozen, debt);
    }
}
