package io.tillbridge.shared;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message as it came out of a broker queue.
 *
 * @param key what makes it the same message when it comes again
 * @param businessKey what people search it by, such as {@code GENERIC/LR-1001}
 * @param body the original bytes
 * @param headers the sender's own headers, names in kebab-case
 * @param replayOf the journal entry that an operator sent again, if that is why it is here
 */
public record InboundMessage(
        String key,
        String businessKey,
        byte[] body,
        Map<String, String> headers,
        Instant receivedAt,
        @Nullable UUID replayOf) {

    /** The header's value; a message that must have it and has not is unreadable. */
    public String header(String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new UnreadableMessage("header " + name + " is missing");
        }
        return value;
    }
}
