package io.tillbridge.pickup;

/** What a shopper can be told about a pickup. */
enum NoticeKind {
    PICKUP_CODE(Tells.CODE),
    PICKUP_READY(Tells.CODE_IF_THERE_IS_ONE),
    PICKUP_REMINDER(Tells.CODE_IF_THERE_IS_ONE),
    /** The time to collect was made longer; the QR before ends when it ended. */
    PICKUP_EXTENDED(Tells.CODE_IF_THERE_IS_ONE),
    PICKUP_EXPIRED(Tells.END),
    /** Told of the pickup that was opened at the new store. */
    PICKUP_MOVED(Tells.NO_CODE),
    /** Ready goods cannot be collected after all; what becomes of them is told later. */
    PICKUP_REJECTED(Tells.NO_CODE),
    PROXY_CODE(Tells.PROXY_CODE);

    private enum Tells {
        NO_CODE,
        /** No code, and it is still true, and of use, once the pickup is over. */
        END,
        CODE,
        /** Also of use while the code is blocked and no new one was made. */
        CODE_IF_THERE_IS_ONE,
        PROXY_CODE
    }

    private final Tells tells;

    NoticeKind(Tells tells) {
        this.tells = tells;
    }

    boolean toldWhenOver() {
        return tells == Tells.END;
    }

    boolean tellsOwnCode() {
        return tells == Tells.CODE || tells == Tells.CODE_IF_THERE_IS_ONE;
    }

    boolean tellsProxyCode() {
        return tells == Tells.PROXY_CODE;
    }

    /** Whether it is not told at all without a code. */
    boolean needsCode() {
        return tells == Tells.CODE || tells == Tells.PROXY_CODE;
    }
}
