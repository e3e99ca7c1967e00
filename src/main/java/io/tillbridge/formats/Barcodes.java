package io.tillbridge.formats;

import org.jspecify.annotations.Nullable;

/** Barcodes as tills and spreadsheets leave them. */
final class Barcodes {

    private static final int LONGEST = 64;
    private static final int GTIN_14 = 14;

    private Barcodes() {}

    /** The code without the zero that makes a GTIN-13 fourteen digits long; null where it is no barcode any more. */
    static @Nullable String tidy(String code) {
        if (code.isEmpty() || code.length() > LONGEST) {
            return null;
        }
        int digits = 0;
        int exponents = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == 'E' || c == 'e') {
                exponents++;
            } else if (!isLetterOrMark(c)) {
                return null;
            }
        }
        if (exponents == 1 && digits == code.length() - 1 && code.charAt(0) <= '9' && digitsEnd(code)) {
            return null;
        }
        return digits == GTIN_14 && code.length() == GTIN_14 && code.charAt(0) == '0' ? code.substring(1) : code;
    }

    private static boolean digitsEnd(String code) {
        return code.charAt(code.length() - 1) <= '9';
    }

    private static boolean isLetterOrMark(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '_' || c == '/';
    }
}
