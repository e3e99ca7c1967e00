package io.tillbridge.pickup;

import io.tillbridge.shared.CheckedDigits;

/**
 * What a shopper shows to get the goods: nine random digits and a check digit. Whoever knows it may collect, so it never
 * shows itself in a log.
 */
record PickupCode(String digits) {

    static final int LENGTH = 10;

    static PickupCode random() {
        return new PickupCode(CheckedDigits.random(LENGTH));
    }

    /** Whether the digits can be a code at all; a mistyped one cannot. */
    static boolean isWellFormed(String digits) {
        return CheckedDigits.wellFormed(digits, LENGTH);
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
