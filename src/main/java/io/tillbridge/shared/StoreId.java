package io.tillbridge.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A store or warehouse of the retailer, such as {@code S001}. */
public record StoreId(@JsonValue String code) implements Comparable<StoreId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StoreId {
        if (!possible(code)) {
            throw new IllegalArgumentException("a store code has 1 to 32 letters, digits, - or _: " + code);
        }
    }

    /** Whether a code could be a store's. */
    public static boolean possible(String code) {
        return FORM.matcher(code).matches();
    }

    @Override
    public int compareTo(StoreId other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
