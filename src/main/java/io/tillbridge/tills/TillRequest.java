package io.tillbridge.tills;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillbridge.integration.TillLogin;
import io.tillbridge.integration.TillWire;
import io.tillbridge.shared.InboundMessage;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a till asks.
 *
 * @param command which {@link TillCommand}
 * @param key the till's own name for this request; a request that changes something needs one
 * @param fields everything else it says
 */
record TillRequest(String command, @Nullable String key, ObjectNode fields) {

    private static final int MOST_BYTES = 64 << 10;
    private static final int LONGEST_KEY = 200;

    /** @throws TillRejected if it cannot be read */
    static TillRequest read(InboundMessage message, TillLogin till, ObjectMapper json) {
        if (message.body().length > MOST_BYTES) {
            throw TillRejected.unreadable("more than " + MOST_BYTES + " bytes");
        }
        JsonNode root = parse(text(message, till), json);
        if (!(root instanceof ObjectNode fields)) {
            throw TillRejected.unreadable("no JSON object");
        }
        String command = fields.path("command").asText();
        JsonNode key = fields.path("key");
        if (command.isBlank()) {
            throw TillRejected.field("command");
        }
        if (!key.isMissingNode()
                && (!key.isTextual() || key.asText().isBlank() || key.asText().length() > LONGEST_KEY)) {
            throw TillRejected.field("key");
        }
        return new TillRequest(command, key.isMissingNode() ? null : key.asText(), fields);
    }

    private static JsonNode parse(String text, ObjectMapper json) {
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            throw TillRejected.unreadable(e.getOriginalMessage());
        }
    }

    /** Text has been decoded by the broker; bytes are in the till's own charset. */
    private static String text(InboundMessage message, TillLogin till) {
        boolean text = TillWire.TEXT.equals(message.headers().get(TillWire.BODY));
        var charset = text ? StandardCharsets.UTF_8 : till.charset();
        try {
            CharBuffer decoded = charset.newDecoder().decode(ByteBuffer.wrap(message.body()));
            return decoded.toString();
        } catch (CharacterCodingException e) {
            throw TillRejected.unreadable("not " + charset.name());
        }
    }

    /** @throws TillRejected if the field is missing or no text */
    String text(String field) {
        JsonNode value = fields.path(field);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw TillRejected.field(field);
        }
        return value.asText();
    }

    /** @throws TillRejected if there is none */
    String neededKey() {
        if (key == null) {
            throw TillRejected.field("key");
        }
        return key;
    }

    /** Says which, never what: there are codes in it. */
    @Override
    public String toString() {
        return command + " " + key;
    }
}
