package io.tillbridge.pickup;

/** What a shopper can be told about a pickup. */
enum NoticeKind {
    PICKUP_CODE(false),
    PICKUP_READY(false),
    PICKUP_REMINDER(false),
    PICKUP_EXPIRED(true),
    /** Told of the pickup that was opened at the new store. */
    PICKUP_MOVED(false),
    PROXY_CODE(false);

    private final boolean toldWhenOver;

    NoticeKind(boolean toldWhenOver) {
        this.toldWhenOver = toldWhenOver;
    }

    /** Whether it is still true, and of use, once the pickup is over. */
    boolean toldWhenOver() {
        return toldWhenOver;
    }
}
