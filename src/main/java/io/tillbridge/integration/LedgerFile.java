package io.tillbridge.integration;

import io.tillbridge.formats.Summary;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of the ledger, as far as working on it needs.
 *
 * @param summary what the first reading found; null before it
 * @param cursor so many units are booked already
 * @param archived whether the peer's copy was moved away
 * @param acceptGood whether somebody wants its good rows booked, however many are bad
 */
record LedgerFile(
        UUID id,
        String link,
        String name,
        String sha256,
        State state,
        int attempts,
        @Nullable Summary summary,
        long cursor,
        Instant firstSeen,
        boolean archived,
        boolean acceptGood) {

    /** The life of a file, design.md 4. */
    enum State {
        /** Its rest may still be coming. */
        SEEN,
        CLAIMED,
        /** Read once and found sound; being booked. */
        STAGED,
        COMMITTED,
        QUARANTINED,
        DUPLICATE,
        ARCHIVED
    }

    Summary read() {
        if (summary == null) {
            throw new IllegalStateException("file " + id + " was not read yet");
        }
        return summary;
    }
}
