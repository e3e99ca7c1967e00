package io.tillbridge.shared;

/** Too many wrong codes came from one device. */
public final class TriesRejected extends BusinessRuleViolation {

    public enum Code {
        TOO_MANY_TRIES
    }

    private TriesRejected(Code code, Object... facts) {
        super(Kind.TOO_MANY, code, facts);
    }

    @Override
    public Tone tone() {
        return Tone.STOP;
    }

    /** @param seconds until the device may try again */
    static TriesRejected tooMany(long seconds) {
        return new TriesRejected(Code.TOO_MANY_TRIES, seconds);
    }
}
