package io.tillbridge.pos;

import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.StoreId;
import java.util.UUID;

/** Why a till transaction is not booked. */
public final class PosRejected extends BusinessRuleViolation {

    public enum Code {
        /** The file does not say which transaction it is. */
        POS_NO_KEY,
        POS_OTHER_STORE,
        POS_TOO_LONG,
        POS_NUMBER,
        POS_LINES,
        POS_TENDERS,
        /** The same transaction was booked with other content. */
        POS_CONTENT,
        POS_ALREADY_UNDONE,
        POS_UNKNOWN_CONFLICT,
        POS_DECIDED,
        POS_UNKNOWN_LIST,
        POS_UNKNOWN_MEMBER,
        /** Points that a return took cannot be given again by themselves. */
        POS_RETURN_UNDONE,
        POS_UNKNOWN_LOYALTY
    }

    private PosRejected(Kind kind, Code code, Object... facts) {
        super(kind, code, facts);
    }

    static PosRejected noKey(String field) {
        return new PosRejected(Kind.INVALID, Code.POS_NO_KEY, field);
    }

    static PosRejected otherStore(String store, StoreId expected) {
        return new PosRejected(Kind.INVALID, Code.POS_OTHER_STORE, store, expected);
    }

    static PosRejected tooLong(String field, int most) {
        return new PosRejected(Kind.INVALID, Code.POS_TOO_LONG, field, most);
    }

    static PosRejected number(String field) {
        return new PosRejected(Kind.INVALID, Code.POS_NUMBER, field);
    }

    static PosRejected lines(String receipt, long lines, long total) {
        return new PosRejected(Kind.INVALID, Code.POS_LINES, receipt, lines, total);
    }

    static PosRejected tenders(String receipt, long tenders, long total) {
        return new PosRejected(Kind.INVALID, Code.POS_TENDERS, receipt, tenders, total);
    }

    static PosRejected content(TillKey key) {
        return new PosRejected(Kind.REFUSED, Code.POS_CONTENT, key.number(), key.till(), key.store(), key.day());
    }

    static PosRejected unknownMember(String receipt) {
        return new PosRejected(Kind.UNKNOWN, Code.POS_UNKNOWN_MEMBER, receipt);
    }

    static PosRejected returnUndone(String receipt) {
        return new PosRejected(Kind.REFUSED, Code.POS_RETURN_UNDONE, receipt);
    }

    static PosRejected unknownLoyalty(long place) {
        return new PosRejected(Kind.UNKNOWN, Code.POS_UNKNOWN_LOYALTY, place);
    }

    static PosRejected alreadyUndone(TillKey key) {
        return new PosRejected(Kind.REFUSED, Code.POS_ALREADY_UNDONE, key.number(), key.till(), key.store(), key.day());
    }

    static PosRejected unknownConflict(UUID id) {
        return new PosRejected(Kind.UNKNOWN, Code.POS_UNKNOWN_CONFLICT, id);
    }

    static PosRejected decided(UUID id) {
        return new PosRejected(Kind.REFUSED, Code.POS_DECIDED, id);
    }

    static PosRejected unknownList(String kind) {
        return new PosRejected(Kind.UNKNOWN, Code.POS_UNKNOWN_LIST, kind);
    }
}
