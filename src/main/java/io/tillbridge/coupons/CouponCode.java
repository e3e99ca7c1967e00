package io.tillbridge.coupons;

import io.tillbridge.shared.CheckedDigits;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a shopper shows to use a coupon: fifteen random digits and a check digit, or what another system printed. Whoever
 * knows it may use it, so it never shows itself in a log.
 */
record CouponCode(String text) {

    static final int LENGTH = 16;

    private static final int LONGEST_TYPED = 100;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}·-]+");
    private static final Pattern FORM = Pattern.compile("[0-9A-Z_]{6,40}");
    private static final Pattern OURS = Pattern.compile("[0-9]{" + LENGTH + "}");
    private static final Pattern QR = Pattern.compile("[CK][0-9]{" + LENGTH + "}");

    static CouponCode random() {
        return new CouponCode(CheckedDigits.random(LENGTH));
    }

    /** As it was scanned or typed, or out of our QR, which has {@code C} or {@code K} before it; empty if it can be none. */
    static Optional<CouponCode> read(String raw) {
        if (raw.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        String plain = BLANKS.matcher(Normalizer.normalize(raw, Normalizer.Form.NFKC))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
        String code = QR.matcher(plain).matches() ? plain.substring(1) : plain;
        return FORM.matcher(code).matches() ? Optional.of(new CouponCode(code)) : Optional.empty();
    }

    /** Whether it looks like one of ours and was mistyped. */
    boolean mistyped() {
        return OURS.matcher(text).matches() && !CheckedDigits.wellFormed(text, LENGTH);
    }

    @Override
    public String toString() {
        return "***" + text.substring(text.length() - 1);
    }
}
