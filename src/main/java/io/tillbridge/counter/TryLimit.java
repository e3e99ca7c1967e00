package io.tillbridge.counter;

import io.tillbridge.pickup.PickupRejected;
import io.tillbridge.shared.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Stops a counter that guesses: ten wrong codes or identities in a minute, and it has to wait (reliability.md 3.4). */
@Component
class TryLimit {

    private static final int MOST_WRONG = 10;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Set<String> GUESSES = Set.of("CODE_UNKNOWN", "CODE_CHECK_DIGIT", "IDENTITY_MISMATCH");

    private final Map<String, Deque<Instant>> wrong = new ConcurrentHashMap<>();
    private final Clock clock;

    TryLimit(Clock clock) {
        this.clock = clock;
    }

    /** Runs the look-up unless this caller has guessed too often; a wrong guess counts. */
    <T> T guarded(Caller caller, Supplier<T> lookUp) {
        Deque<Instant> recent = wrong.computeIfAbsent(caller.id(), id -> new ArrayDeque<>());
        mustNotGuess(recent);
        try {
            return lookUp.get();
        } catch (PickupRejected no) {
            if (GUESSES.contains(no.code())) {
                synchronized (recent) {
                    recent.addLast(clock.instant());
                }
            }
            throw no;
        }
    }

    private void mustNotGuess(Deque<Instant> recent) {
        Instant now = clock.instant();
        synchronized (recent) {
            while (!recent.isEmpty() && recent.getFirst().plus(WINDOW).isBefore(now)) {
                recent.removeFirst();
            }
            if (recent.size() >= MOST_WRONG) {
                Instant free = recent.getFirst().plus(WINDOW);
                throw ScanRejected.tooManyTries(
                        Math.max(1, Duration.between(now, free).toSeconds()));
            }
        }
    }
}
