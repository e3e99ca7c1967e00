package io.tillbridge.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The retailer's own article number, down to colour and size, such as {@code SKU-RED-M}. */
public record Sku(@JsonValue String code) implements Comparable<Sku> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sku {
        if (code.isBlank() || code.length() > 64 || code.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("an article number has 1 to 64 characters: " + code);
        }
    }

    @Override
    public int compareTo(Sku other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
