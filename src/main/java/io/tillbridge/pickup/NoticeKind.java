package io.tillbridge.pickup;

/** What a shopper can be told about a pickup. */
enum NoticeKind {
    PICKUP_CODE(true, false),
    PICKUP_READY(false, false),
    PICKUP_REMINDER(false, false),
    PICKUP_EXPIRED(false, true),
    /** Told of the pickup that was closed at the old store, or of the one that was opened at the new store. */
    PICKUP_MOVED(false, true),
    PROXY_CODE(true, false);

    private final boolean tellsCode;
    private final boolean toldWhenOver;

    NoticeKind(boolean tellsCode, boolean toldWhenOver) {
        this.tellsCode = tellsCode;
        this.toldWhenOver = toldWhenOver;
    }

    boolean tellsCode() {
        return tellsCode;
    }

    /** Whether it is still true, and of use, once the pickup is over. */
    boolean toldWhenOver() {
        return toldWhenOver;
    }
}
