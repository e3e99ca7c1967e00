package io.tillbridge.integration;

import io.tillbridge.shared.BusinessRuleViolation;
import java.util.UUID;

/** Why a file is set aside, or not replayed. */
public final class FileRejected extends BusinessRuleViolation {

    public enum Code {
        /** There is no such file. */
        FILE_UNKNOWN,
        FILE_UNIT_UNKNOWN,
        FILE_NOT_SET_ASIDE,
        FILE_UNIT_NOT_WAITING,
        FILE_UNDER_WAY,
        FILE_BYTES_GONE,
        /** Its rest never came. */
        FILE_INCOMPLETE,
        FILE_BAD_ROWS,
        FILE_NO_BOOKING,
        FILE_BOOKING_FAILED
    }

    private FileRejected(Kind kind, Code code, Object... facts) {
        super(kind, code, facts);
    }

    static FileRejected unknown(UUID id) {
        return new FileRejected(Kind.UNKNOWN, Code.FILE_UNKNOWN, id);
    }

    static FileRejected unitUnknown(UUID id) {
        return new FileRejected(Kind.UNKNOWN, Code.FILE_UNIT_UNKNOWN, id);
    }

    static FileRejected notSetAside(UUID id, String state) {
        return new FileRejected(Kind.REFUSED, Code.FILE_NOT_SET_ASIDE, id, state);
    }

    static FileRejected notWaiting(UUID id, String state) {
        return new FileRejected(Kind.REFUSED, Code.FILE_UNIT_NOT_WAITING, id, state);
    }

    static FileRejected underWay(UUID id) {
        return new FileRejected(Kind.REFUSED, Code.FILE_UNDER_WAY, id);
    }

    static FileRejected bytesGone(UUID id) {
        return new FileRejected(Kind.REFUSED, Code.FILE_BYTES_GONE, id);
    }

    static FileRejected incomplete(long minutes) {
        return new FileRejected(Kind.REFUSED, Code.FILE_INCOMPLETE, minutes);
    }

    static FileRejected badRows(long bad, long rows) {
        return new FileRejected(Kind.REFUSED, Code.FILE_BAD_ROWS, bad, rows);
    }

    static FileRejected noBooking(String kind) {
        return new FileRejected(Kind.REFUSED, Code.FILE_NO_BOOKING, kind);
    }

    static FileRejected bookingFailed(int attempts, String why) {
        return new FileRejected(Kind.REFUSED, Code.FILE_BOOKING_FAILED, attempts, why);
    }
}
