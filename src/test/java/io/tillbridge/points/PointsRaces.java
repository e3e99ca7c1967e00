package io.tillbridge.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Crowd;
import io.tillbridge.shared.BusinessRuleViolation;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;

/** Sixty-four threads want the same few points. The subclasses say on which database. */
abstract class PointsRaces {

    private static final int THREADS = 64;

    private final PointsUnderTest house;
    private final PointsLedger ledger;

    PointsRaces(PointsUnderTest house) {
        this.house = house;
        this.ledger = house.ledger();
    }

    @AfterEach
    void close() {
        assertThat(house.differences()).isEmpty();
        house.close();
    }

    @Test
    void oneLotForOneIsFrozenByOneOnly() {
        String member = house.memberWith(10);

        List<String> outcomes =
                race(i -> attempt(() -> ledger.freeze(PointsUnderTest.call(), member, 10, "till " + i)));

        assertThat(Collections.frequency(outcomes, "DONE")).isOne();
        assertThat(Collections.frequency(outcomes, "POINTS_NOT_ENOUGH")).isEqualTo(THREADS - 1);
        assertThat(ledger.balance(member)).isEqualTo(new PointsBalance(member, 0, 0, 10, 0));
    }

    @Test
    void manyWhoTakeALittleNeverTakeMoreThanThereIs() {
        String member = house.memberWith(100);

        List<String> outcomes = race(i -> attempt(() -> {
            PointsAnswer frozen = ledger.freeze(PointsUnderTest.call(), member, 3, "till");
            return ledger.consume(PointsUnderTest.call(), frozen.id(), 3);
        }));

        assertThat(Collections.frequency(outcomes, "DONE")).isEqualTo(33);
        assertThat(ledger.balance(member)).isEqualTo(new PointsBalance(member, 1, 0, 0, 0));
    }

    @Test
    void aFreezeIsDecidedOnce() {
        String member = house.memberWith(10);
        UUID freeze = ledger.freeze(PointsUnderTest.call(), member, 10, "till").id();

        List<String> outcomes = race(i -> attempt(() -> i % 2 == 0
                ? ledger.consume(PointsUnderTest.call(), freeze, 10)
                : ledger.release(PointsUnderTest.call(), freeze)));

        assertThat(Collections.frequency(outcomes, "DONE")).isOne();
        assertThat(Collections.frequency(outcomes, "POINTS_FREEZE_OVER")).isEqualTo(THREADS - 1);
        assertThat(ledger.balance(member).available()).isIn(0L, 10L);
    }

    @Test
    void aFreezeThatEndsWhileItIsSpentIsSpentOrFreeAndNeverBoth() {
        String member = house.memberWith(10);
        UUID freeze = ledger.freeze(PointsUnderTest.call(), member, 10, "till").id();
        house.clock.turn(Duration.ofMinutes(15).minusNanos(1000));

        List<String> outcomes = race(i -> attempt(() -> {
            if (i == 7) {
                house.clock.turn(Duration.ofNanos(1000));
                return ledger.pass(member);
            }
            return ledger.consume(PointsUnderTest.call(), freeze, 10);
        }));

        boolean spent = Collections.frequency(outcomes, "DONE") == 2;
        assertThat(ledger.balance(member).available()).isEqualTo(spent ? 0 : 10);
    }

    @Test
    void oneKeyFromManySidesIsOneFreezeAndOneAnswer() {
        String member = house.memberWith(100);
        PointsCall call = PointsUnderTest.call();

        List<PointsAnswer> answers =
                new Crowd(THREADS).each(THREADS, i -> persistently(() -> ledger.freeze(call, member, 1, "till")));

        assertThat(new HashSet<>(answers)).hasSize(1);
        assertThat(ledger.balance(member)).isEqualTo(new PointsBalance(member, 99, 0, 1, 0));
    }

    /** As calls over HTTP and from tills are: whoever carries the call keeps its answer. */
    @Test
    void aCarriedCallThatComesManyTimesAtOnceIsDoneOnceAndAnsweredTheSame() {
        String member = house.memberWith(100);
        PointsCall call = PointsUnderTest.carriedCall();

        List<String> answers = new Crowd(THREADS)
                .each(THREADS, i -> house.carried(call, () -> ledger.freeze(call, member, 1, "till")));

        assertThat(new HashSet<>(answers)).hasSize(1);
        assertThat(ledger.balance(member)).isEqualTo(new PointsBalance(member, 99, 0, 1, 0));
        assertThat(house.bean(PointsDesk.class).answered(call))
                .hasValueSatisfying(answer ->
                        assertThat(answers.get(0)).contains(answer.id().toString()));
    }

    @Test
    void theKeyOfACallAboutSomethingElseIsNoPointsCall() {
        PointsCall call = PointsUnderTest.carriedCall();

        house.carried(call, () -> new PointsBalance("M", 1, 2, 3, 4));

        assertThat(house.bean(PointsDesk.class).answered(call)).isEmpty();
    }

    @Test
    void theBooksNoticeACarriedAnswerBehindWhichNothingHappened() {
        PointsCall call = PointsUnderTest.carriedCall();
        var balance = new PointsBalance("M", 1, 0, 0, 0);

        house.carried(call, () -> new PointsAnswer(UUID.randomUUID(), "ADJUST", 1, balance, null, house.now()));

        assertThat(house.differences()).singleElement().asString().contains(call.key());
        house.jdbc().sql("delete from shared_idempotent_call").update();
    }

    @Test
    void earningReturningAndSpendingAtOnceLosesNothing() {
        String member = house.memberWith(50);

        race(i -> attempt(() -> {
            UUID earning = UUID.randomUUID();
            return switch (i % 3) {
                case 0 -> {
                    ledger.earn(earning, member, 5, "order", house.now().minus(Duration.ofDays(30)));
                    yield "earned";
                }
                case 1 -> {
                    ledger.earn(earning, member, 5, "order", house.now());
                    ledger.takeBack(earning, member, 5, "return");
                    yield "returned";
                }
                default -> ledger.freeze(PointsUnderTest.call(), member, 1, "till");
            };
        }));

        PointsBalance balance = ledger.balance(member);
        assertThat(balance.available() + balance.frozen()).isEqualTo(50 + 22 * 5);
    }

    @Test
    void aMergeInTheMiddleOfSpendingLosesNothing() {
        String one = house.memberWith(40);
        String other = house.memberWith(40);

        List<String> outcomes = race(i -> attempt(() -> {
            if (i == 20) {
                ledger.merge(one, other);
                return "merged";
            }
            return ledger.freeze(PointsUnderTest.call(), i % 2 == 0 ? one : other, 1, "till");
        }));

        PointsBalance balance = ledger.balance(one);
        assertThat(outcomes).containsOnly("DONE");
        assertThat(balance).isEqualTo(new PointsBalance(other, 80 - 63, 0, 63, 0));
    }

    private static List<String> race(IntFunction<String> what) {
        return new Crowd(THREADS).each(THREADS, what);
    }

    private static String attempt(Supplier<Object> deed) {
        try {
            persistently(deed);
            return "DONE";
        } catch (BusinessRuleViolation no) {
            return no.code();
        }
    }

    /** As the house does it: a deadlock that the database resolved is tried again. */
    private static <T> T persistently(Supplier<T> deed) {
        while (true) {
            try {
                return deed.get();
            } catch (ConcurrencyFailureException again) {
                continue;
            }
        }
    }
}
