package io.tillbridge.members;

import java.util.regex.Pattern;

/** A full phone number. It is hashed to be found and masked to be seen, and never kept or logged as it is. */
record Phone(String digits) {

    private static final Pattern FORM = Pattern.compile("\\d{7,15}");

    Phone {
        if (!FORM.matcher(digits).matches()) {
            throw MemberRejected.phone();
        }
    }

    /** As people write it: blanks, hyphens and the country code of China do not matter. */
    static Phone of(String text) {
        String digits = text.replaceAll("[\\s()-]", "").replaceFirst("^(\\+|00)86", "");
        return new Phone(digits.startsWith("+") ? digits.substring(1) : digits);
    }

    String masked() {
        return digits.substring(0, 3) + "****" + digits.substring(digits.length() - 4);
    }

    @Override
    public String toString() {
        return "***" + digits.substring(digits.length() - 2);
    }
}
