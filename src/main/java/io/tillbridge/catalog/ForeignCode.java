package io.tillbridge.catalog;

/** A code as a channel account or the link of a till uses it. */
public record ForeignCode(Kind kind, String channel, String account, String code) {

    public static final int LONGEST = 128;

    public enum Kind {
        SKU,
        STORE,
        /** What was paid with. */
        TENDER,
        /** Who served. */
        STAFF
    }

    public ForeignCode {
        if (code.isBlank() || code.length() > LONGEST) {
            throw new IllegalArgumentException("a channel's code has 1 to " + LONGEST + " characters");
        }
    }
}
