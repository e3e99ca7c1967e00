package io.tillbridge.catalog;

import java.util.Set;
import java.util.TreeSet;

/** Barcodes of one article are written with 8, 12, 13 or 14 digits; they are the same number with more zeros in front. */
final class Gtin {

    private static final int[] LENGTHS = {8, 12, 13, 14};

    private Gtin() {}

    /** The number without the zeros in front, by which two spellings are compared; any other code as it is. */
    static String plain(String code) {
        if (!numeric(code)) {
            return code;
        }
        int zeros = 0;
        while (zeros < code.length() - 1 && code.charAt(zeros) == '0') {
            zeros++;
        }
        return code.substring(zeros);
    }

    /** Every way in which the barcode may be written. */
    static Set<String> spellings(String code) {
        Set<String> spellings = new TreeSet<>();
        spellings.add(code);
        if (numeric(code)) {
            String plain = plain(code);
            spellings.add(plain);
            for (int length : LENGTHS) {
                if (plain.length() <= length) {
                    spellings.add("0".repeat(length - plain.length()) + plain);
                }
            }
        }
        return spellings;
    }

    private static boolean numeric(String code) {
        return code.chars().allMatch(c -> c >= '0' && c <= '9') && !code.isEmpty();
    }
}
