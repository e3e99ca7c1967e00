package io.tillbridge.shared;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds what must not be read: HMAC-SHA256 under a key of its own purpose. The database alone gives nothing away, even of
 * few digits that could be tried one by one.
 */
public final class KeyedHash {

    private final SecretKeySpec key;

    public KeyedHash(MasterKey master, String purpose) {
        this.key = master.derive(purpose, "HmacSHA256");
    }

    /** 64 hexadecimal digits, always the same for the same text. */
    public String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for bytes. */
    public String of(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
