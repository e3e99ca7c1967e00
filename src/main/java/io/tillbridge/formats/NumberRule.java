package io.tillbridge.formats;

/**
 * How a column writes its figures. Reads straight from characters, since a file has millions of them, and never rounds: a
 * figure that does not fit the scale exactly is no figure.
 *
 * @param scale decimal places of the result: 2 for fen of yuan, 3 for thousandths, 0 for whole numbers
 * @param implied decimal places that the file leaves unwritten; -1 where it writes a decimal point
 * @param trailing whether {@code 159.00-} is negative
 * @param parentheses whether {@code (159.00)} is negative
 * @param wide whether full-width digits and signs are taken
 * @param groups characters that may stand between groups of three digits
 * @param max the largest amount either way, in units of the result
 */
record NumberRule(
        int scale, int implied, boolean trailing, boolean parentheses, boolean wide, String groups, long max) {

    /** What no figure is. */
    static final long BAD = Long.MIN_VALUE;

    /** Enough for any till, and small enough to add ten million of them. */
    static final long LARGEST = 999_999_999_999L;

    private static final long[] TEN = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};
    private static final int MOST_DIGITS = 21;

    static NumberRule plain(int scale) {
        return new NumberRule(scale, -1, false, false, false, "", LARGEST);
    }

    /** The figure in {@code text[from, to)}, or {@link #BAD}. */
    long parse(char[] text, int from, int to) {
        int start = from;
        int end = to;
        boolean negative = false;
        if (parentheses && end - start > 2 && text[start] == '(' && text[end - 1] == ')') {
            return negated(unsigned(text, start + 1, end - 1));
        }
        if (start < end && isSign(text[start])) {
            negative = text[start] != '+' && text[start] != '＋';
            start++;
        } else if (trailing && start < end && isSign(text[end - 1])) {
            negative = text[end - 1] != '+' && text[end - 1] != '＋';
            end--;
        }
        long value = unsigned(text, start, end);
        return negative ? negated(value) : value;
    }

    private static long negated(long value) {
        return value == BAD ? BAD : -value;
    }

    private boolean isSign(char c) {
        return c == '-' || c == '+' || wide && (c == '－' || c == '＋' || c == '−');
    }

    private long unsigned(char[] text, int from, int to) {
        long value = 0;
        int digits = 0;
        int decimals = -1;
        int run = 0;
        boolean grouped = false;
        for (int i = from; i < to; i++) {
            char c = wide ? narrow(text[i]) : text[i];
            if (c >= '0' && c <= '9') {
                if (value > Long.MAX_VALUE / 10 - 1) {
                    return BAD;
                }
                value = value * 10 + (c - '0');
                digits++;
                run++;
                decimals += decimals >= 0 ? 1 : 0;
            } else if (c == '.' && decimals < 0 && implied < 0 && run > 0 && (!grouped || run == 3)) {
                decimals = 0;
            } else if (decimals < 0 && groups.indexOf(c) >= 0 && run > 0 && run <= 3 && (!grouped || run == 3)) {
                grouped = true;
                run = 0;
            } else {
                return BAD;
            }
        }
        boolean whole = digits > 0 && digits <= MOST_DIGITS && decimals != 0;
        return whole && (!grouped || decimals >= 0 || run == 3) ? scaled(value, Math.max(decimals, implied)) : BAD;
    }

    private long scaled(long value, int decimals) {
        int shift = scale - Math.max(decimals, 0);
        long result;
        if (shift >= 0) {
            if (value > max / TEN[shift]) {
                return BAD;
            }
            result = value * TEN[shift];
        } else if (-shift >= TEN.length || value % TEN[-shift] != 0) {
            return BAD;
        } else {
            result = value / TEN[-shift];
        }
        return result <= max ? result : BAD;
    }

    private static char narrow(char c) {
        return c >= '０' && c <= '９' ? (char) (c - '０' + '0') : c == '．' ? '.' : c == '，' ? ',' : c;
    }
}
