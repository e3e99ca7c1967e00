package io.tillbridge.pickup;

import io.tillbridge.shared.MasterKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Keeps pickup codes so that the database alone gives none away: a keyed hash (HMAC-SHA256) to find them by, and an
 * encrypted copy (AES-256-GCM) for sending them again.
 */
@Component
class CodeVault {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec pepper;
    private final SecretKeySpec encryption;

    CodeVault(MasterKey master) {
        this.pepper = master.derive("pickup-code-hash", "HmacSHA256");
        this.encryption = master.derive("pickup-code-copy", "AES");
    }

    String hash(String digits) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(pepper);
            return HexFormat.of().formatHex(mac.doFinal(digits.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    String seal(PickupCode code) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = aes(Cipher.ENCRYPT_MODE, nonce, code.digits().getBytes(StandardCharsets.US_ASCII));
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    PickupCode open(String sealed) {
        byte[] bytes = Base64.getDecoder().decode(sealed);
        byte[] nonce = java.util.Arrays.copyOf(bytes, NONCE_BYTES);
        byte[] digits = aes(Cipher.DECRYPT_MODE, nonce, java.util.Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length));
        return new PickupCode(new String(digits, StandardCharsets.US_ASCII));
    }

    private byte[] aes(int mode, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, encryption, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored pickup code cannot be read with this master key", e);
        }
    }
}
