package io.tillbridge.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Keeps message keys short enough to be stored, and still distinct. */
final class MessageKeys {

    static final int LONGEST = 150;

    private MessageKeys() {}

    /** The key itself, or its hash where it is too long or could not be written in a header. */
    static String of(String key) {
        boolean plain = key.length() <= LONGEST && key.chars().allMatch(c -> c > ' ' && c < 127);
        return plain ? key : of(key.getBytes(UTF_8));
    }

    static String of(byte[] content) {
        return "sha256-" + HexFormat.of().formatHex(sha256(content));
    }

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
