package io.tillbridge.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.shared.Money;
import io.tillbridge.shared.UnreadableMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads fields of a channel's JSON without ever going through a double: ids and amounts exceed what one can hold. */
final class Fields {

    private static final int LONGEST_ID = 64;
    private static final long END_OF_TIME = 253_402_300_799L;

    private Fields() {}

    /** A text or a whole number as text; absent when it is missing, blank or anything else. */
    static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        boolean readable = value.isTextual() || value.isIntegralNumber();
        return readable && !value.asText().isBlank() ? value.asText() : null;
    }

    /** An id that must be there. */
    static String id(JsonNode node, String field) {
        String id = text(node, field);
        if (id == null || id.length() > LONGEST_ID) {
            throw new UnreadableMessage(field + " is missing or too long");
        }
        return id;
    }

    /** A whole number, 0 when it is missing. */
    static long number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new UnreadableMessage(field + " is no whole number");
        }
        return value.longValue();
    }

    /** An amount in fen, 0 when it is missing. */
    static Money fen(JsonNode node, String field) {
        long fen = number(node, field);
        if (fen < 0) {
            throw new UnreadableMessage(field + " is negative");
        }
        return new Money(fen);
    }

    /** A number of pieces, 0 when it is missing. */
    static int pieces(JsonNode node, String field) {
        long pieces = number(node, field);
        if (pieces < 0 || pieces > Integer.MAX_VALUE) {
            throw new UnreadableMessage(field + " is no number of pieces");
        }
        return (int) pieces;
    }

    /** A time in seconds; absent when it is missing or 0. */
    static @Nullable Instant seconds(JsonNode node, String field) {
        long seconds = number(node, field);
        if (seconds < 0 || seconds > END_OF_TIME) {
            throw new UnreadableMessage(field + " is no time");
        }
        return seconds == 0 ? null : Instant.ofEpochSecond(seconds);
    }
}
