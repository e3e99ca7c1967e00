package io.tillbridge.pickup;

import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Tone;

/** Why the QR of a pickup is not believed, or its keys cannot be changed. */
public final class TokenRejected extends BusinessRuleViolation {

    public enum Code {
        TOKEN_UNREADABLE(Kind.UNKNOWN, Tone.LOOK),
        TOKEN_FORGED(Kind.UNKNOWN, Tone.STOP),
        TOKEN_UNKNOWN_KEY(Kind.UNKNOWN, Tone.STOP),
        TOKEN_REVOKED_KEY(Kind.REFUSED, Tone.STOP),
        TOKEN_OTHER_STORE(Kind.REFUSED, Tone.STOP),
        TOKEN_EXPIRED(Kind.REFUSED, Tone.LOOK),
        TOKEN_KEY_UNKNOWN(Kind.UNKNOWN, Tone.LOOK),
        TOKEN_KEYS_USED_UP(Kind.REFUSED, Tone.LOOK);

        private final Kind kind;
        private final Tone tone;

        Code(Kind kind, Tone tone) {
            this.kind = kind;
            this.tone = tone;
        }
    }

    private final Tone tone;

    private TokenRejected(Code code, Object... facts) {
        super(code.kind, code, facts);
        this.tone = code.tone;
    }

    @Override
    public Tone tone() {
        return tone;
    }

    static TokenRejected unreadable() {
        return new TokenRejected(Code.TOKEN_UNREADABLE);
    }

    public static TokenRejected forged() {
        return new TokenRejected(Code.TOKEN_FORGED);
    }

    static TokenRejected unknownKey() {
        return new TokenRejected(Code.TOKEN_UNKNOWN_KEY);
    }

    static TokenRejected revokedKey() {
        return new TokenRejected(Code.TOKEN_REVOKED_KEY);
    }

    static TokenRejected noSuchKey(int kid) {
        return new TokenRejected(Code.TOKEN_KEY_UNKNOWN, kid);
    }

    static TokenRejected otherStore() {
        return new TokenRejected(Code.TOKEN_OTHER_STORE);
    }

    static TokenRejected expired() {
        return new TokenRejected(Code.TOKEN_EXPIRED);
    }

    static TokenRejected keysUsedUp() {
        return new TokenRejected(Code.TOKEN_KEYS_USED_UP);
    }
}
