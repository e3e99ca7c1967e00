package io.tillbridge.coupons;

import io.tillbridge.shared.MasterKey;
import io.tillbridge.shared.SecretBox;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Keeps coupon codes so that the database alone gives none away: a keyed hash (the first 128 bits of HMAC-SHA256) to find
 * them by, and an encrypted copy (AES-256-GCM) for handing them out again.
 */
@Component
class CouponVault {

    private static final int HASH_BYTES = 16;
    private static final byte[] ANYWHERE = {};

    private final SecretKeySpec codes;
    private final SecretKeySpec contents;
    private final SecretBox copies;

    CouponVault(MasterKey master) {
        this.codes = master.derive("coupon-code-hash", "HmacSHA256");
        this.contents = master.derive("coupon-call-content", "HmacSHA256");
        this.copies = new SecretBox(master.derive("coupon-code-copy", "AES"));
    }

    String hash(CouponCode code) {
        return mac(codes, code.text().getBytes(StandardCharsets.US_ASCII));
    }

    /** Tells whether two calls say the same; keyed, since what a call says holds codes. */
    String contentOf(byte[] call) {
        return mac(contents, call);
    }

    String seal(CouponCode code) {
        return copies.seal(code.text().getBytes(StandardCharsets.US_ASCII), ANYWHERE);
    }

    CouponCode open(String sealed) {
        return new CouponCode(new String(copies.open(sealed, ANYWHERE), StandardCharsets.US_ASCII));
    }

    private static String mac(SecretKeySpec key, byte[] of) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(of), 0, HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
