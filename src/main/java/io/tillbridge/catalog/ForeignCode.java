package io.tillbridge.catalog;

/** A code as a channel account uses it. */
public record ForeignCode(Kind kind, String channel, String account, String code) {

    public static final int LONGEST = 128;

    public enum Kind {
        SKU,
        STORE
    }

    public ForeignCode {
        if (code.isBlank() || code.length() > LONGEST) {
            throw new IllegalArgumentException("a channel's code has 1 to " + LONGEST + " characters");
        }
    }
}
