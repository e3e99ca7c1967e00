package io.tillbridge.formats;

import io.tillbridge.shared.BusinessRuleViolation;

/** Why a layout cannot be used. */
public final class LayoutRejected extends BusinessRuleViolation {

    /** Reasons; each has a sentence in {@code i18n/messages_*.properties}. */
    public enum Code {
        FORMATS_LAYOUT_UNKNOWN,
        FORMATS_LAYOUT_BROKEN
    }

    private LayoutRejected(Kind kind, Code code, Object... facts) {
        super(kind, code, facts);
    }

    static LayoutRejected unknown(String id) {
        return new LayoutRejected(Kind.UNKNOWN, Code.FORMATS_LAYOUT_UNKNOWN, id);
    }

    static LayoutRejected broken(String file, String place, String reason) {
        return new LayoutRejected(Kind.INVALID, Code.FORMATS_LAYOUT_BROKEN, file, place, reason);
    }
}
