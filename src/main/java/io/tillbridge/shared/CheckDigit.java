package io.tillbridge.shared;

/** The digit that tells a mistyped code from one that nobody gave out. */
public final class CheckDigit {

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

    private CheckDigit() {}

    /** What has to follow the digits. */
    public static char of(CharSequence digits) {
        return (char) ('0' + interim(digits));
    }

    /** Whether the last digit is the check digit of those before it. */
    public static boolean closes(CharSequence digits) {
        return interim(digits) == 0;
    }

    private static int interim(CharSequence digits) {
        int interim = 0;
        for (int i = 0; i < digits.length(); i++) {
            interim = DAMM[interim][digits.charAt(i) - '0'];
        }
        return interim;
    }
}
