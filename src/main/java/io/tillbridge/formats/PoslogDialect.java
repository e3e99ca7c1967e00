package io.tillbridge.formats;

import java.util.Arrays;
import java.util.Locale;

/** How vendors write the same standard. Namespaces are a hint only; what the lines say is told apart by these rules. */
enum PoslogDialect {
    GENERIC6,
    /** Xstore and Micros: a void line is to be skipped, and so are transactions of its own types. */
    XSTORE,
    /** NCR ACS: a void line has the negative amount and counts; amounts have their sign. */
    ACS,
    /** Futura and ROQQIO: the quantity has the sign, the amount has none. */
    FUTURA;

    private static final String AUTO = "auto";

    /** What the layout says, or else what the namespaces hint at. */
    static PoslogDialect of(String declared, String namespaces) {
        if (!declared.equals(AUTO)) {
            return valueOf(declared.toUpperCase(Locale.ROOT));
        }
        if (namespaces.contains("xstore")) {
            return XSTORE;
        }
        if (namespaces.contains("ncr.com/rsd/acs")) {
            return ACS;
        }
        return namespaces.contains("futura4retail") ? FUTURA : GENERIC6;
    }

    static boolean isKnown(String name) {
        return name.equals(AUTO)
                || Arrays.stream(values()).anyMatch(dialect -> dialect.name().toLowerCase(Locale.ROOT).equals(name));
    }

    boolean countsVoidLines() {
        return this == ACS;
    }

    /** The sign that a figure has in truth. */
    long signed(long figure, boolean isReturn, long quantity) {
        return switch (this) {
            case ACS -> figure;
            case FUTURA -> quantity < 0 || isReturn ? -Math.abs(figure) : figure;
            case GENERIC6, XSTORE -> isReturn ? -Math.abs(figure) : figure;
        };
    }
}
