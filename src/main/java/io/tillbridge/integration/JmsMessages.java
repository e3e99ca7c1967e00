package io.tillbridge.integration;

import io.tillbridge.shared.InboundMessage;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a JMS message into our words. Never an ObjectMessage: nothing of a sender's is ever deserialised. */
final class JmsMessages {

    /** Header names of ours on the wire; Camel writes {@code -} in a JMS property name as {@code _HYPHEN_}. */
    static final String KEY = "message-key";

    static final String BUSINESS_KEY = "business-key";
    static final String RECEIVED_AT = "received-at";
    static final String REPLAY_OF = "replay-of";

    /** Of a dead letter: the queue it was in when the broker gave it up. */
    static final String DEAD_FROM = "dead-from";

    private JmsMessages() {}

    static String wireName(String header) {
        return header.replace("-", "_HYPHEN_");
    }

    static InboundMessage read(Message message) throws JMSException {
        return read(message, headers(message));
    }

    /**
     * The same with what the wire says about its sender and how to answer.
     *
     * @param sender the property in which the broker, and nobody else, says who sent it
     */
    static InboundMessage readRequest(Message message, String sender) throws JMSException {
        Map<String, String> headers = headers(message);
        put(headers, TillWire.SENDER, message.getStringProperty(sender));
        String amqpId = message.getStringProperty(SenderStamp.AMQP_ID);
        put(headers, TillWire.MESSAGE_ID, amqpId == null ? message.getJMSMessageID() : amqpId);
        put(headers, TillWire.CORRELATION_ID, message.getJMSCorrelationID());
        put(headers, TillWire.REPLY_TO, message.getJMSReplyTo() instanceof Queue queue ? queue.getQueueName() : null);
        put(headers, TillWire.BODY, message instanceof TextMessage ? TillWire.TEXT : TillWire.BYTES);
        return read(message, headers);
    }

    private static InboundMessage read(Message message, Map<String, String> headers) throws JMSException {
        String key = headers.getOrDefault(KEY, message.getJMSMessageID());
        return new InboundMessage(
                key,
                headers.getOrDefault(BUSINESS_KEY, key),
                bytes(message),
                headers,
                receivedAt(headers.get(RECEIVED_AT), message),
                replayOf(headers.get(REPLAY_OF)));
    }

    /** A message must always be readable enough to be parked; what a header says wrongly is as if it were not said. */
    private static Instant receivedAt(@Nullable String value, Message message) throws JMSException {
        try {
            return value == null ? Instant.ofEpochMilli(message.getJMSTimestamp()) : Instant.parse(value);
        } catch (DateTimeParseException e) {
            return Instant.ofEpochMilli(message.getJMSTimestamp());
        }
    }

    private static @Nullable UUID replayOf(@Nullable String value) {
        try {
            return value == null ? null : UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Map<String, String> headers(Message message) throws JMSException {
        Map<String, String> headers = new TreeMap<>();
        for (Object name : Collections.list(message.getPropertyNames())) {
            String header = name.toString().replace("_HYPHEN_", "-");
            if (header.matches("[a-z][a-z0-9-]*") && !header.startsWith(TillWire.PREFIX)) {
                headers.put(header, message.getStringProperty(name.toString()));
            }
        }
        String deadFrom = message.getStringProperty("_AMQ_ORIG_QUEUE");
        if (deadFrom != null) {
            headers.put(DEAD_FROM, deadFrom);
        }
        return headers;
    }

    private static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private static byte[] bytes(Message message) throws JMSException {
        if (message instanceof BytesMessage binary) {
            byte[] body = new byte[(int) binary.getBodyLength()];
            binary.reset();
            binary.readBytes(body);
            return body;
        }
        if (message instanceof TextMessage text && text.getText() != null) {
            return text.getText().getBytes(StandardCharsets.UTF_8);
        }
        return new byte[0];
    }
}
