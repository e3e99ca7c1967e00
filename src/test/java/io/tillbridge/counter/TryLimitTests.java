package io.tillbridge.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tillbridge.TurnedClock;
import io.tillbridge.pickup.PickupRejected;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TryLimitTests {

    private static final Caller ONE = clerk("counter-1");
    private static final Caller OTHER = clerk("counter-2");

    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-11T12:00:00Z"));
    private final TryLimit limit = new TryLimit(clock);

    @Test
    void tenWrongCodesInAMinuteAreEnough() {
        guessWrongly(ONE, 10);

        assertThatExceptionOfType(ScanRejected.class)
                .isThrownBy(() -> limit.guarded(ONE, () -> "right"))
                .satisfies(no -> assertThat(no.code()).isEqualTo("TOO_MANY_TRIES"))
                .satisfies(no -> assertThat(no.facts()).isEqualTo(List.of(60L)));
    }

    @Test
    void nineWrongCodesAreForgiven() {
        guessWrongly(ONE, 9);

        assertThat(limit.guarded(ONE, () -> "right")).isEqualTo("right");
    }

    @Test
    void anotherCounterMayStillScan() {
        guessWrongly(ONE, 10);

        assertThat(limit.guarded(OTHER, () -> "right")).isEqualTo("right");
    }

    @Test
    void theCounterMayScanAgainAfterAMinute() {
        guessWrongly(ONE, 10);
        clock.turn(Duration.ofSeconds(59));
        assertThatExceptionOfType(ScanRejected.class).isThrownBy(() -> limit.guarded(ONE, () -> "right"));

        clock.turn(Duration.ofSeconds(2));

        assertThat(limit.guarded(ONE, () -> "right")).isEqualTo("right");
    }

    @Test
    void aRefusalThatIsNoGuessDoesNotCount() {
        for (int i = 0; i < 50; i++) {
            assertThatExceptionOfType(BusinessRuleViolation.class)
                    .isThrownBy(() -> limit.guarded(ONE, () -> {
                        throw ScanRejected.wrongKind();
                    }));
        }

        assertThat(limit.guarded(ONE, () -> "right")).isEqualTo("right");
    }

    private void guessWrongly(Caller who, int times) {
        for (int i = 0; i < times; i++) {
            boolean known = i % 2 == 0;
            assertThatExceptionOfType(PickupRejected.class)
                    .isThrownBy(() -> limit.guarded(who, () -> {
                        throw known ? PickupRejected.checkDigit() : PickupRejected.unknownCode();
                    }));
        }
    }

    private static Caller clerk(String id) {
        return new Caller(id, id, Caller.Role.CLERK, new StoreId("S001"), "C1");
    }
}
