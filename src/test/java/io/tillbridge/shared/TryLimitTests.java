package io.tillbridge.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tillbridge.TurnedClock;
import io.tillbridge.pickup.PickupRejected;
import io.tillbridge.pickup.TokenRejected;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TryLimitTests {

    private static final Caller ONE = clerk("counter-1");
    private static final Caller OTHER = clerk("counter-2");

    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-11T12:00:00Z"));
    private final List<Object> published = Collections.synchronizedList(new ArrayList<>());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TryLimit limit = new TryLimit(published::add, meters, clock);

    @Test
    void tenWrongCodesInAMinuteAreEnough() {
        guess(ONE, 10);

        assertThatExceptionOfType(TriesRejected.class)
                .isThrownBy(() -> limit.guarded(ONE, () -> "right"))
                .satisfies(no -> assertThat(no.code()).isEqualTo("TOO_MANY_TRIES"))
                .satisfies(no -> assertThat(no.facts()).isEqualTo(List.of(30L)));
    }

    @Test
    void nineWrongCodesAreForgiven() {
        for (int minute = 0; minute < 3; minute++) {
            guess(ONE, 9);
            assertThat(limit.guarded(ONE, () -> "right")).isEqualTo("right");
            clock.turn(Duration.ofMinutes(1));
        }
    }

    @Test
    void thirtyInAQuarterOfAnHourAreTooManyHoweverSlow() {
        for (int i = 0; i < 30; i++) {
            guess(ONE, 1);
            clock.turn(Duration.ofSeconds(29));
        }

        assertThat(isPaused(ONE)).isTrue();
    }

    @Test
    void anotherCounterScansOnUndisturbed() {
        guess(ONE, 10);

        assertThat(isPaused(ONE)).isTrue();
        assertThat(limit.guarded(OTHER, () -> "right")).isEqualTo("right");
    }

    @Test
    void eachFurtherLotDoublesThePauseUpToAQuarterOfAnHour() {
        for (long seconds : new long[] {30, 60, 120, 240, 480, 900, 900}) {
            guess(ONE, 10);
            clock.turn(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(isPaused(ONE)).isTrue();
            clock.turn(Duration.ofMillis(1));
            assertThat(isPaused(ONE)).isFalse();
        }
    }

    @Test
    void anHourWithoutAWrongTryMakesThePauseShortAgain() {
        guess(ONE, 10);
        clock.turn(Duration.ofSeconds(30));
        guess(ONE, 10);
        clock.turn(Duration.ofMinutes(61));

        guess(ONE, 10);
        clock.turn(Duration.ofSeconds(30));

        assertThat(isPaused(ONE)).isFalse();
    }

    @Test
    void rightScansNeverCount() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(limit.guarded(ONE, () -> "right")).isEqualTo("right");
        }
        assertThat(published).isEmpty();
    }

    @Test
    void aRefusalThatIsNoGuessDoesNotCount() {
        for (int i = 0; i < 50; i++) {
            assertThatExceptionOfType(BusinessRuleViolation.class)
                    .isThrownBy(() -> limit.guarded(ONE, () -> {
                        throw AccessRejected.otherStore(new StoreId("S009"));
                    }));
        }

        assertThat(limit.guarded(ONE, () -> "right")).isEqualTo("right");
    }

    /** One guess a second for nearly three hours. */
    @Test
    void tenThousandGuessesOfOneDeviceAreAFewAndOneAuditRowPerPause() {
        var lookedUp = new AtomicInteger();
        for (int second = 0; second < 10_000; second++) {
            try {
                limit.guarded(ONE, () -> {
                    lookedUp.incrementAndGet();
                    throw PickupRejected.unknownCode();
                });
            } catch (BusinessRuleViolation no) {
                assertThat(limit.guarded(OTHER, () -> "right")).isEqualTo("right");
            }
            clock.turn(Duration.ofSeconds(1));
        }

        assertThat(lookedUp.get()).isBetween(100, 160);
        assertThat(actions("TRY_LOCKED")).isBetween(10L, 16L);
        assertThat(actions("TRY_ALARM")).isPositive();
        assertThat(meters.counter("tillbridge.tries.locked", "what", "device").count())
                .isEqualTo(actions("TRY_LOCKED"));
    }

    @Test
    void tenThousandGuessesAtOnceAreTenTries() throws InterruptedException {
        var lookedUp = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(32);
        for (int i = 0; i < 10_000; i++) {
            pool.execute(() -> {
                try {
                    limit.guarded(ONE, () -> {
                        lookedUp.incrementAndGet();
                        Thread.yield();
                        throw PickupRejected.unknownCode();
                    });
                } catch (BusinessRuleViolation no) {
                    Thread.yield();
                }
            });
        }
        pool.shutdown();

        assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(lookedUp).hasValue(10);
    }

    @Test
    void sixtyWrongAnHourAtOneStoreRaiseTheAlarmOnce() {
        for (int i = 0; i < 12; i++) {
            guess(clerk("counter-" + i), 5);
        }
        guess(ONE, 3);

        assertThat(published)
                .containsExactly(new Audited(
                        "counter-11", "TRY_ALARM", "store S001", "60 wrong codes or identities within an hour"));
        assertThat(meters.counter("tillbridge.tries.alarms", "store", "S001").count())
                .isEqualTo(1);
    }

    @Test
    void memoryStaysBoundedHoweverManyDevicesThereAre() {
        for (int i = 0; i < 10_001; i++) {
            limit.guarded(clerk("device-" + i), () -> "right");
        }
        guess(ONE, 10);

        assertThat(isPaused(ONE)).isTrue();
        assertThat(limit.knownDevices()).isEqualTo(10_000);
    }

    private long actions(String action) {
        return published.stream()
                .filter(deed -> ((Audited) deed).action().equals(action))
                .count();
    }

    private boolean isPaused(Caller who) {
        try {
            limit.guarded(who, () -> "right");
            return false;
        } catch (TriesRejected no) {
            return no.code().equals("TOO_MANY_TRIES");
        }
    }

    private void guess(Caller who, int times) {
        for (int i = 0; i < times; i++) {
            BusinessRuleViolation no = List.of(
                            PickupRejected.checkDigit(), PickupRejected.unknownCode(), TokenRejected.forged())
                    .get(i % 3);
            assertThatExceptionOfType(no.getClass())
                    .isThrownBy(() -> limit.guarded(who, () -> {
                        throw no;
                    }));
        }
    }

    private static Caller clerk(String id) {
        return new Caller(id, id, Caller.Role.CLERK, new StoreId("S001"), "C1");
    }
}
