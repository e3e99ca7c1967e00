package io.tillbridge.pickup;

import io.tillbridge.shared.MasterKey;
import io.tillbridge.shared.SecretBox;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Keeps pickup codes so that the database alone gives none away: a keyed hash (HMAC-SHA256) to find them by, and an
 * encrypted copy (AES-256-GCM) for sending them again.
 */
@Component
class CodeVault {

    private static final byte[] ANYWHERE = {};

    private final SecretKeySpec pepper;
    private final SecretBox copies;

    CodeVault(MasterKey master) {
        this.pepper = master.derive("pickup-code-hash", "HmacSHA256");
        this.copies = new SecretBox(master.derive("pickup-code-copy", "AES"));
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
        return copies.seal(code.digits().getBytes(StandardCharsets.US_ASCII), ANYWHERE);
    }

    PickupCode open(String sealed) {
        return new PickupCode(new String(copies.open(sealed, ANYWHERE), StandardCharsets.US_ASCII));
    }
}
