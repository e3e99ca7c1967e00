package io.tillbridge.pickup;

import io.tillbridge.shared.KeyedHash;
import io.tillbridge.shared.MasterKey;
import io.tillbridge.shared.SecretBox;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/**
 * Keeps pickup codes so that the database alone gives none away: a keyed hash (HMAC-SHA256) to find them by, and an
 * encrypted copy (AES-256-GCM) for sending them again.
 */
@Component
class CodeVault {

    private static final byte[] ANYWHERE = {};

    private final KeyedHash hashes;
    private final SecretBox copies;

    CodeVault(MasterKey master) {
        this.hashes = new KeyedHash(master, "pickup-code-hash");
        this.copies = new SecretBox(master.derive("pickup-code-copy", "AES"));
    }

    String hash(String digits) {
        return hashes.of(digits);
    }

    String seal(PickupCode code) {
        return copies.seal(code.digits().getBytes(StandardCharsets.US_ASCII), ANYWHERE);
    }

    PickupCode open(String sealed) {
        return new PickupCode(new String(copies.open(sealed, ANYWHERE), StandardCharsets.US_ASCII));
    }
}
