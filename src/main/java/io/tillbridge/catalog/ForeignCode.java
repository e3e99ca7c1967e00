package io.tillbridge.catalog;

/** A code as a channel account uses it. */
public record ForeignCode(Kind kind, String channel, String account, String code) {

    public enum Kind {
        SKU,
        STORE
    }

    public ForeignCode {
        if (code.isBlank() || code.length() > 128) {
            throw new IllegalArgumentException("a channel's code has 1 to 128 characters");
        }
    }
}
