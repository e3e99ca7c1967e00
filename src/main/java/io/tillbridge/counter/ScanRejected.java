package io.tillbridge.counter;

import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Tone;

/** Why a scan leads nowhere. */
public final class ScanRejected extends BusinessRuleViolation {

    public enum Code {
        CODE_FOREIGN_QR,
        CODE_WRONG_KIND,
        CODE_BAG_LABEL,
        BAG_UNKNOWN,
        COUNTER_NO_STORE
    }

    private final Tone tone;

    private ScanRejected(Kind kind, Tone tone, Code code, Object... facts) {
        super(kind, code, facts);
        this.tone = tone;
    }

    @Override
    public Tone tone() {
        return tone;
    }

    static ScanRejected foreignQr() {
        return new ScanRejected(Kind.INVALID, Tone.LOOK, Code.CODE_FOREIGN_QR);
    }

    static ScanRejected wrongKind() {
        return new ScanRejected(Kind.INVALID, Tone.LOOK, Code.CODE_WRONG_KIND);
    }

    static ScanRejected bagLabel() {
        return new ScanRejected(Kind.REFUSED, Tone.LOOK, Code.CODE_BAG_LABEL);
    }

    static ScanRejected noStore() {
        return new ScanRejected(Kind.INVALID, Tone.LOOK, Code.COUNTER_NO_STORE);
    }

    static ScanRejected unknownBag() {
        return new ScanRejected(Kind.UNKNOWN, Tone.LOOK, Code.BAG_UNKNOWN);
    }
}
