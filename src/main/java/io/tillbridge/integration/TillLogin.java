package io.tillbridge.integration;

import io.tillbridge.shared.StoreId;
import java.nio.charset.Charset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A till that talks by messages, as the broker knows it.
 *
 * @param user its log-in at the broker, which nobody else can pretend to have
 * @param till what receipts and people call it
 * @param charset of its byte messages
 * @param language of the sentences it is answered with; absent for the house's
 */
public record TillLogin(
        String user,
        StoreId store,
        String till,
        Charset charset,
        @Nullable Locale language) {

    /** Where tills write what they ask. */
    static final String REQUESTS = "pos.requests";

    private static final String REPLIES = "pos.replies.";
    private static final String EVENTS = "pos.events";

    /** The queue from which this till alone reads its answers. */
    public String replyQueue() {
        return replyQueue(user);
    }

    /** Whether a client can only have made this queue for itself. */
    public static boolean isTemporary(String queue) {
        return queue.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    static String replyQueue(String user) {
        return REPLIES + user;
    }

    /** The queue under {@code pos.events} from which this till alone hears what happens in its store. */
    static String eventQueue(String user) {
        return EVENTS + "." + user;
    }

    static String eventAddress(String user) {
        return EVENTS + "::" + eventQueue(user);
    }

    static String eventTopic() {
        return EVENTS;
    }
}
