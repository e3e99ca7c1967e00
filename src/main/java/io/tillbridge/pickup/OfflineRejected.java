package io.tillbridge.pickup;

import io.tillbridge.shared.BusinessRuleViolation;
import java.util.UUID;

/** Why a hand-over that a counter made by itself is for a manager to look at, or cannot be settled so. */
public final class OfflineRejected extends BusinessRuleViolation {

    public enum Code {
        OFFLINE_AHEAD(Kind.REFUSED),
        OFFLINE_ID_REUSED(Kind.REFUSED),
        OFFLINE_FAILED(Kind.REFUSED),
        OFFLINE_PIECES(Kind.INVALID),
        CONFLICT_UNKNOWN(Kind.UNKNOWN),
        CONFLICT_RESOLVED(Kind.REFUSED);

        private final Kind kind;

        Code(Kind kind) {
            this.kind = kind;
        }
    }

    private OfflineRejected(Code code, Object... facts) {
        super(code.kind, code, facts);
    }

    static OfflineRejected ahead() {
        return new OfflineRejected(Code.OFFLINE_AHEAD);
    }

    static OfflineRejected pieces() {
        return new OfflineRejected(Code.OFFLINE_PIECES);
    }

    static OfflineRejected unknownConflict(UUID id) {
        return new OfflineRejected(Code.CONFLICT_UNKNOWN, id);
    }

    static OfflineRejected resolvedBefore(UUID id) {
        return new OfflineRejected(Code.CONFLICT_RESOLVED, id);
    }
}
