package io.tillbridge.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One sending of a report, and what became of it. */
record Delivery(
        UUID id,
        UUID subscription,
        LocalDate date,
        Reason reason,
        State state,
        int attempts,
        Instant nextAt,
        @Nullable String error,
        @Nullable Instant sentAt) {

    /** Why it is sent. */
    enum Reason {
        SCHEDULE,
        /** The day turned out to be another one after it was sent; once a day. */
        CORRECTED,
        /** Somebody asked for it. */
        NOW
    }

    /** Where it stands. */
    enum State {
        DUE,
        SENT,
        FAILED
    }
}
