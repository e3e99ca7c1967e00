package io.tillbridge.integration;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Remembers files whose end had not come when they were read: as long as they stand as they stood they are not fetched again. */
final class Beginnings {

    private final Clock clock;
    private final Map<String, Look> looks = new HashMap<>();

    Beginnings(Clock clock) {
        this.clock = clock;
    }

    private record Look(long size, long modified, Instant until) {}

    /** @param until when the file is to be read again in any case */
    void remember(String name, long size, long modified, Instant until) {
        looks.values().removeIf(look -> over(look.until()));
        looks.put(name, new Look(size, modified, until));
    }

    /** Whether it would be read for nothing. */
    boolean isStill(String name, long size, long modified) {
        Look look = looks.get(name);
        return look != null && look.size() == size && look.modified() == modified && !over(look.until());
    }

    private boolean over(Instant until) {
        return !clock.instant().isBefore(until);
    }
}
