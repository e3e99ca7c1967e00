package io.tillbridge.channels;

import io.tillbridge.orders.OrderEvent.Masked;
import org.jspecify.annotations.Nullable;

/** Hides personal data before it travels any further. */
final class Masking {

    private static final int PHONE_DIGITS = 11;
    private static final String STARS = "****";

    private Masking() {}

    /** First three and last four digits, as in {@code 138****6612}; of a number too short for that, nothing. */
    static @Nullable Masked phone(@Nullable String number) {
        if (number == null) {
            return null;
        }
        String digits = number.replaceAll("[^0-9*]", "");
        if (digits.length() < PHONE_DIGITS) {
            return new Masked(STARS);
        }
        String national = digits.substring(digits.length() - PHONE_DIGITS);
        return new Masked(national.substring(0, 3) + STARS + national.substring(PHONE_DIGITS - 4));
    }

    /** The first character and two stars. */
    static @Nullable Masked name(@Nullable String name) {
        return name == null ? null : new Masked(Character.toString(name.strip().codePointAt(0)) + "**");
    }
}
