package io.tillbridge.integration;

/** What the wire says about a till's request, as headers of the message that is worked on. */
public final class TillWire {

    static final String PREFIX = "wire-";

    /** Who sent it, as the broker has verified. */
    public static final String SENDER = PREFIX + "sender";

    public static final String MESSAGE_ID = PREFIX + "message-id";
    public static final String CORRELATION_ID = PREFIX + "correlation-id";

    /** The name of the queue in which the sender waits for an answer. */
    public static final String REPLY_TO = PREFIX + "reply-to";

    /** {@link #TEXT} or {@link #BYTES}; an answer comes the same way. */
    public static final String BODY = PREFIX + "body";

    public static final String TEXT = "text";
    public static final String BYTES = "bytes";

    private TillWire() {}
}
