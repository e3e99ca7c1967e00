package io.tillbridge.shared;

import java.security.SecureRandom;

/**
 * Random digits with a check digit, for codes that people read aloud and type: the quasigroup of order 10 by H. Michael
 * Damm (2004) catches every wrong digit and every swap of neighbours.
 */
public final class CheckedDigits {

    private static final SecureRandom RANDOM = new SecureRandom();

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

    private CheckedDigits() {}

    /** @param length the check digit included */
    public static String random(int length) {
        var digits = new StringBuilder(length);
        for (int i = 0; i < length - 1; i++) {
            digits.append((char) ('0' + RANDOM.nextInt(10)));
        }
        return digits.append((char) ('0' + check(digits))).toString();
    }

    /** Whether the digits can be a code at all; a mistyped one cannot. */
    public static boolean wellFormed(String digits, int length) {
        return digits.length() == length && digits.chars().allMatch(c -> c >= '0' && c <= '9') && check(digits) == 0;
    }

    private static int check(CharSequence digits) {
        int interim = 0;
        for (int i = 0; i < digits.length(); i++) {
            interim = DAMM[interim][digits.charAt(i) - '0'];
        }
        return interim;
    }
}
