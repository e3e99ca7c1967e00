package io.tillbridge.channels;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** Refuses pushes whose signed time is too far from ours, so that an old one cannot be played back. */
record Freshness(Clock clock, Duration window) {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{10}");

    /** The timestamp as given, in whole seconds, if it is within the window on either side of now. */
    String fresh(String timestamp) {
        if (!SECONDS.matcher(timestamp).matches()) {
            throw new PushRefused("the timestamp is no number of seconds");
        }
        var signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(signedAt, clock.instant()).abs().compareTo(window) > 0) {
            throw new PushRefused("the timestamp is outside the window of " + window);
        }
        return timestamp;
    }
}
