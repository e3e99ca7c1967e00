package io.tillbridge.pos;

import io.tillbridge.formats.Row;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * What a transaction says, as one number: the sum of the digests of its rows. A sum, so that the order of the rows does not
 * matter and a receipt that goes on later in the file can be added to.
 */
record Content(long high, long low) {

    static final Content NOTHING = new Content(0, 0);

    /** What differs when a till tells the same again: when it sent it, and how much of a title it could write. */
    private static final Set<String> ASIDE = Set.of("title", "sent-on", "stage", "status");

    private static final int TYPICAL = 512;
    private static final int LENGTH = 32;

    private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(Content::sha256);

    static Content of(Row row) {
        var text = new StringBuilder(TYPICAL).append(row.record());
        for (String name : row.names()) {
            Object value = row.value(name);
            if (value != null && !ASIDE.contains(name)) {
                text.append('\n').append(name).append('=').append(value);
            }
        }
        ByteBuffer digest = ByteBuffer.wrap(SHA256.get().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        return new Content(digest.getLong(), digest.getLong());
    }

    static Content parse(String hex) {
        return new Content(
                HexFormat.fromHexDigitsToLong(hex, 0, LENGTH / 2),
                HexFormat.fromHexDigitsToLong(hex, LENGTH / 2, LENGTH));
    }

    Content plus(Content other) {
        return new Content(high + other.high, low + other.low);
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
