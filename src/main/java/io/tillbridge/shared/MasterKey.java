package io.tillbridge.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one secret from which every other key is derived, each for its own purpose. Given as {@code
 * tillbridge.master-key} (32 bytes in Base64), else made once and kept in the data folder.
 */
@Component
public class MasterKey {

    private static final int BYTES = 32;

    private final byte[] key;

    MasterKey(
            @Value("${tillbridge.master-key:}") String given, @Value("${tillbridge.data}") Path data, JdbcClient jdbc) {
        this.key = given.isBlank() ? kept(data.resolve("master.key")) : decode(given, "tillbridge.master-key");
        mustBeTheKeyOf(jdbc);
    }

    /** A key for one purpose only: HMAC-SHA256 of the purpose under the master key (as in HKDF-Expand, RFC 5869, one block). */
    public SecretKeySpec derive(String purpose, String algorithm) {
        return new SecretKeySpec(hmac(purpose), algorithm);
    }

    private void mustBeTheKeyOf(JdbcClient jdbc) {
        String fingerprint = HexFormat.of().formatHex(hmac("fingerprint"));
        var known = jdbc.sql("select fingerprint from shared_master_key")
                .query(String.class)
                .list();
        if (known.isEmpty()) {
            jdbc.sql("insert into shared_master_key (fingerprint) values (?)")
                    .param(fingerprint)
                    .update();
        } else if (!known.contains(fingerprint)) {
            throw new IllegalStateException("The master key is not the one this database was written with:"
                    + " give the right tillbridge.master-key, or restore master.key in the data folder");
        }
    }

    private byte[] hmac(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(purpose.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            mac.update((byte) 1);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static byte[] kept(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[BYTES];
                new SecureRandom().nextBytes(fresh);
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, Base64.getEncoder().encodeToString(fresh));
            }
            return decode(Files.readString(file).strip(), file.toString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("The master key " + file + " can be neither read nor made", e);
        }
    }

    private static byte[] decode(String text, String where) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (bytes.length != BYTES) {
            throw new IllegalStateException(where + " must be " + BYTES + " bytes in Base64");
        }
        return bytes;
    }
}
