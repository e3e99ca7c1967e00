package io.tillbridge.integration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Remembers since when each file of a folder has not changed. A file that still grows, or was touched, starts anew. */
final class Settling {

    private final Duration settle;
    private final Clock clock;
    private final Map<String, Look> looks = new HashMap<>();

    Settling(Duration settle, Clock clock) {
        this.settle = settle;
        this.clock = clock;
    }

    private record Look(long size, long modified, Instant since) {}

    /** Whether the file has looked like this for long enough. */
    boolean settled(String name, long size, long modified) {
        if (settle.isZero()) {
            return true;
        }
        Look before = looks.get(name);
        if (before == null || before.size() != size || before.modified() != modified) {
            looks.put(name, new Look(size, modified, clock.instant()));
            return false;
        }
        return !clock.instant().isBefore(before.since().plus(settle));
    }

    void forget(String name) {
        looks.remove(name);
    }
}
