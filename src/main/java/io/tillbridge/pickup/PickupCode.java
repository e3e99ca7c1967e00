package io.tillbridge.pickup;

import io.tillbridge.shared.CheckDigit;
import java.security.SecureRandom;

/**
 * What a shopper shows to get the goods: nine random digits and a check digit. Whoever knows it may collect, so it never
 * shows itself in a log.
 */
record PickupCode(String digits) {

    static final int LENGTH = 10;

    private static final SecureRandom RANDOM = new SecureRandom();

    static PickupCode random() {
        var digits = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH - 1; i++) {
            digits.append((char) ('0' + RANDOM.nextInt(10)));
        }
        return new PickupCode(digits.append(CheckDigit.of(digits)).toString());
    }

    /** Whether the digits can be a code at all; a mistyped one cannot. */
    static boolean isWellFormed(String digits) {
        return digits.length() == LENGTH
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && CheckDigit.closes(digits);
    }

    /** As people read it aloud. */
    String grouped() {
        return digits.substring(0, 4) + " " + digits.substring(4, 7) + " " + digits.substring(7);
    }

    @Override
    public String toString() {
        return "***" + digits.substring(LENGTH - 1);
    }
}
