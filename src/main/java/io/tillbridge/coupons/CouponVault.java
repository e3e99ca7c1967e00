package io.tillbridge.coupons;

import io.tillbridge.shared.KeyedHash;
import io.tillbridge.shared.MasterKey;
import io.tillbridge.shared.SecretBox;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/**
 * Keeps coupon codes so that the database alone gives none away: a keyed hash (the first 128 bits of HMAC-SHA256) to find
 * them by, and an encrypted copy (AES-256-GCM) for handing them out again.
 */
@Component
class CouponVault {

    /** Hexadecimal digits of the 128 bits that are kept. */
    private static final int HASH_DIGITS = 32;

    private static final byte[] ANYWHERE = {};

    private final KeyedHash codes;
    private final KeyedHash contents;
    private final SecretBox copies;

    CouponVault(MasterKey master) {
        this.codes = new KeyedHash(master, "coupon-code-hash");
        this.contents = new KeyedHash(master, "coupon-call-content");
        this.copies = new SecretBox(master.derive("coupon-code-copy", "AES"));
    }

    String hash(CouponCode code) {
        return codes.of(code.text()).substring(0, HASH_DIGITS);
    }

    /** Tells whether two calls say the same; keyed, since what a call says holds codes. */
    String contentOf(byte[] call) {
        return contents.of(call).substring(0, HASH_DIGITS);
    }

    String seal(CouponCode code) {
        return copies.seal(code.text().getBytes(StandardCharsets.US_ASCII), ANYWHERE);
    }

    CouponCode open(String sealed) {
        return new CouponCode(new String(copies.open(sealed, ANYWHERE), StandardCharsets.US_ASCII));
    }
}
