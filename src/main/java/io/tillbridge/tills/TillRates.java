package io.tillbridge.tills;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How much one till may ask: so many requests in a second, and as many more as it saved up in the four before. What comes on top is
 * answered at once and not worked on, so that a till which floods is in nobody's way. Counted on each node by itself.
 */
@Component
class TillRates {

    private static final int SAVED_SECONDS = 4;

    private final int perSecond;
    private final Clock clock;
    private final Map<String, Allowance> tills = new ConcurrentHashMap<>();

    TillRates(@Value("${tillbridge.tills.requests-per-second}") int perSecond, Clock clock) {
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** What a till may still ask at that moment, and whether its last request was granted. */
    private record Allowance(double left, Instant at, boolean granted) {

        Allowance ask(double perSecond, Instant now) {
            double refilled = left + perSecond * Duration.between(at, now).toNanos() / 1e9;
            double most = Math.min(perSecond * SAVED_SECONDS, refilled);
            return most >= 1 ? new Allowance(most - 1, now, true) : new Allowance(most, now, false);
        }
    }

    /** @throws TillRejected if the till asks too much */
    void count(String till) {
        Instant now = clock.instant();
        Allowance asked = tills.compute(
                till,
                (name, before) -> (before == null
                                ? new Allowance((double) perSecond * SAVED_SECONDS, now, true)
                                : before)
                        .ask(perSecond, now));
        if (!asked.granted()) {
            throw TillRejected.tooMany(perSecond);
        }
    }
}
