package io.tillbridge.pickup;

import java.security.SecureRandom;

/**
 * What a shopper shows to get the goods: nine random digits and a check digit. Whoever knows it may collect, so it never
 * shows itself in a log.
 */
record PickupCode(String digits) {

    static final int LENGTH = 10;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The quasigroup of order 10 by H. Michael Damm (2004): catches every wrong digit and every swap of neighbours. */
    private static final int[][] DAMM = {
        {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
        {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
        {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
        {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
        {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
        {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
        {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
        {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
        {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
        {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}
    };

    static PickupCode random() {
        var digits = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH - 1; i++) {
            digits.append((char) ('0' + RANDOM.nextInt(10)));
        }
        return new PickupCode(digits.append((char) ('0' + check(digits))).toString());
    }

    /** Whether the digits can be a code at all; a mistyped one cannot. */
    static boolean isWellFormed(String digits) {
        return digits.length() == LENGTH && digits.chars().allMatch(c -> c >= '0' && c <= '9') && check(digits) == 0;
    }

    private static int check(CharSequence digits) {
        int interim = 0;
        for (int i = 0; i < digits.length(); i++) {
            interim = DAMM[interim][digits.charAt(i) - '0'];
        }
        return interim;
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
