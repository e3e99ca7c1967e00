package io.tillbridge.integration;

import io.tillbridge.shared.BusinessRuleViolation;
import java.util.UUID;

/** Why a message is not sent again. */
public final class ReplayRejected extends BusinessRuleViolation {

    public enum Code {
        MESSAGE_UNKNOWN,
        MESSAGE_UNDER_WAY
    }

    private ReplayRejected(Kind kind, Code code, UUID id) {
        super(kind, code, id);
    }

    static ReplayRejected unknown(UUID id) {
        return new ReplayRejected(Kind.UNKNOWN, Code.MESSAGE_UNKNOWN, id);
    }

    static ReplayRejected underWay(UUID id) {
        return new ReplayRejected(Kind.REFUSED, Code.MESSAGE_UNDER_WAY, id);
    }
}
