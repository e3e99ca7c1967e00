package io.tillbridge.pos;

import io.tillbridge.shared.StoreId;
import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * What makes a till transaction the same one however often, and in whichever file, it is told.
 *
 * @param till without leading zeros, since spreadsheets drop them
 * @param day business date
 * @param number of the receipt, without leading zeros
 */
record TillKey(StoreId store, String till, LocalDate day, String number, TillType type) {

    private static final int LONGEST_NUMBER = 18;

    static String plain(String code) {
        int zeros = 0;
        while (zeros < code.length() - 1 && code.charAt(zeros) == '0') {
            zeros++;
        }
        return code.substring(zeros);
    }

    TillKey as(TillType other) {
        return new TillKey(store, till, day, number, other);
    }

    TillDay tillDay() {
        return new TillDay(store, till, day);
    }

    /** The number by which gaps are found: the digits at the end. Empty where there are none. */
    OptionalLong counted() {
        int start = number.length();
        while (start > 0 && number.length() - start < LONGEST_NUMBER && isDigit(number.charAt(start - 1))) {
            start--;
        }
        return start == number.length()
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(number.substring(start)));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
