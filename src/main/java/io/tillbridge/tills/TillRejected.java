package io.tillbridge.tills;

import io.tillbridge.shared.BusinessRuleViolation;

/** Why a till's request is not even tried. */
public final class TillRejected extends BusinessRuleViolation {

    public enum Code {
        TILL_UNREADABLE,
        TILL_UNKNOWN_COMMAND,
        TILL_FIELD,
        TILL_UNKNOWN_MEMBER,
        TILL_TOO_MANY,
        TILL_FAILED
    }

    private TillRejected(Kind kind, Code code, Object... facts) {
        super(kind, code, facts);
    }

    static TillRejected unreadable(String why) {
        return new TillRejected(Kind.INVALID, Code.TILL_UNREADABLE, why);
    }

    static TillRejected unknownCommand(String command, String known) {
        return new TillRejected(Kind.UNKNOWN, Code.TILL_UNKNOWN_COMMAND, command, known);
    }

    static TillRejected field(String field) {
        return new TillRejected(Kind.INVALID, Code.TILL_FIELD, field);
    }

    static TillRejected unknownMember() {
        return new TillRejected(Kind.UNKNOWN, Code.TILL_UNKNOWN_MEMBER);
    }

    static TillRejected tooMany(int perSecond) {
        return new TillRejected(Kind.TOO_MANY, Code.TILL_TOO_MANY, perSecond);
    }

    static TillRejected failed() {
        return new TillRejected(Kind.REFUSED, Code.TILL_FAILED);
    }
}
