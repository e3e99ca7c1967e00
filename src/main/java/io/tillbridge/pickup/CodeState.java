package io.tillbridge.pickup;

/** Where a pickup code stands. It follows from what is written of the code and of its pickup, so the two never disagree. */
enum CodeState {
    ACTIVE,
    /** Everything is collected; of a code that works once: it was used. */
    USED,
    /** The pickup's time is over, or the pickup is. */
    EXPIRED,
    /** Blocked by a manager, or replaced by a newer one. */
    BLOCKED
}
