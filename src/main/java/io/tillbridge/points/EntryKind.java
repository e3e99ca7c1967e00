package io.tillbridge.points;

/** What an entry of the ledger says has happened. */
enum EntryKind {
    /** Earned, and not to be spent before the goods can no longer be returned. */
    EARN_PENDING,
    EARN_CONFIRM,
    FREEZE,
    UNFREEZE,
    CONSUME,
    /** Spent points that came back (plus), or earned ones that were taken back (minus). */
    REVERT,
    EXPIRE,
    ADJUST,
    /** An old balance, or what a merged member had. */
    TRANSFER_IN,
    /** What a merged member had, on its way to the survivor. */
    TRANSFER_OUT
}
