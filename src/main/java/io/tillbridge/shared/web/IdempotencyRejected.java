package io.tillbridge.shared.web;

import io.tillbridge.shared.BusinessRuleViolation;

/** Why a changing call is not even tried. */
public final class IdempotencyRejected extends BusinessRuleViolation {

    public enum Code {
        IDEMPOTENCY_KEY_MISSING,
        IDEMPOTENCY_KEY_REUSED
    }

    private IdempotencyRejected(Code code, Object... facts) {
        super(Kind.INVALID, code, facts);
    }

    /** For calls that keep their own answers. */
    public static IdempotencyRejected missing() {
        return new IdempotencyRejected(Code.IDEMPOTENCY_KEY_MISSING);
    }

    static IdempotencyRejected reused(String key) {
        return new IdempotencyRejected(Code.IDEMPOTENCY_KEY_REUSED, key);
    }
}
