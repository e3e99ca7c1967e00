package io.tillbridge.counter;

import io.tillbridge.pickup.PickupRejected;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What came out of a scanner or off a keyboard, cleaned and told apart by what it looks like. */
record ScannedText(String text) {

    private static final int LONGEST = 512;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}·-]+");
    private static final Pattern WEB_LINK = Pattern.compile("(?i).*(://|^www\\.|^weixin).*");
    private static final Pattern ANOTHER_KIND = Pattern.compile("[BMCKE][0-9A-Z]{5,}");
    private static final Pattern BAG_LABEL = Pattern.compile("B[0-9A-HJKMNP-TV-Z]{13}");
    private static final Pattern TOKEN = Pattern.compile("P[0-9A-HJKMNP-TV-Z]{100,200}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern BARCODE = Pattern.compile("[0-9]{8}|[0-9]{12,14}");

    /** Full-width digits become plain ones; blanks and control characters that scanners add go away. */
    static ScannedText of(String raw) {
        if (raw.length() > LONGEST) {
            throw ScanRejected.foreignQr();
        }
        String plain = Normalizer.normalize(raw, Normalizer.Form.NFKC).strip();
        if (WEB_LINK.matcher(plain).matches()) {
            throw ScanRejected.foreignQr();
        }
        return new ScannedText(BLANKS.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT));
    }

    /** What the label of a bag on the pickup shelf says. */
    Optional<String> bagLabel() {
        return BAG_LABEL.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    /** The signed token of a shopper's QR, if it looks like one and is no long row of digits. */
    Optional<String> token() {
        boolean looksLikeOne = TOKEN.matcher(text).matches()
                && !DIGITS.matcher(text.substring(1)).matches();
        return looksLikeOne ? Optional.of(text) : Optional.empty();
    }

    /**
     * What opens a pickup: a token as it stands, else the digits of a code.
     *
     * @throws ScanRejected if it is something else that we know
     * @throws PickupRejected if it can be neither
     */
    String pickupProof() {
        return token().orElseGet(this::pickupDigits);
    }

    /**
     * The digits of a pickup code, typed or from the QR ({@code P} and the digits).
     *
     * @throws ScanRejected if it is something else that we know
     * @throws PickupRejected if it can be no code
     */
    String pickupDigits() {
        String digits = text.startsWith("P") ? text.substring(1) : text;
        if (ANOTHER_KIND.matcher(text).matches() || BARCODE.matcher(text).matches()) {
            throw ScanRejected.wrongKind();
        }
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw PickupRejected.unknownCode();
        }
        return digits;
    }

    @Override
    public String toString() {
        return "(" + text.length() + " characters)";
    }
}
