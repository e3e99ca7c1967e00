package io.tillbridge.channels;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** Reads {@code order.orderId} of a canonical event without reading the rest, for people to search the message by. */
final class OrderIdPeek {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST = 64;

    private OrderIdPeek() {}

    /** Empty when the body cannot be read: judging the content comes later. */
    static Optional<String> orderId(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            return parser.nextToken() == JsonToken.START_OBJECT
                            && enter(parser, "order", JsonToken.START_OBJECT)
                            && enter(parser, "orderId", JsonToken.VALUE_STRING)
                    ? Optional.of(parser.getText()).filter(OrderIdPeek::usable)
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Moves on to the named field of the object the parser is in; says whether its value is of that kind. */
    private static boolean enter(JsonParser parser, String field, JsonToken kind) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = field.equals(parser.currentName());
            JsonToken value = parser.nextToken();
            if (found) {
                return value == kind;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static boolean usable(String orderId) {
        return !orderId.isBlank()
                && orderId.length() <= LONGEST
                && orderId.chars().noneMatch(Character::isISOControl);
    }
}
