package io.tillbridge.tills;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.jspecify.annotations.Nullable;

/** A till with a plain JMS client, over CORE or over AMQP; it knows the broker's address, its log-in, and asyncapi.yaml. */
final class TillClient implements AutoCloseable {

    /** The wire that a till speaks. */
    enum Wire {
        CORE,
        AMQP;

        ConnectionFactory factory(int port) {
            return this == CORE
                    ? new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port)
                    : new JmsConnectionFactory("amqp://127.0.0.1:" + port);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE = 15_000;

    private final String user;
    private final Connection connection;
    private final Session session;

    TillClient(Wire wire, int port, String user, String password) throws JMSException {
        this.user = user;
        this.connection = wire.factory(port).createConnection(user, password);
        this.session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        connection.start();
    }

    Session session() {
        return session;
    }

    MessageConsumer replies() throws JMSException {
        return session.createConsumer(session.createQueue("pos.replies." + user));
    }

    MessageConsumer events() throws JMSException {
        return session.createConsumer(session.createQueue("pos.events::pos.events." + user));
    }

    static ObjectMapper json() {
        return JSON;
    }

    static String request(String command, String key, Map<String, ?> fields) {
        return JSON.createObjectNode()
                .put("command", command)
                .put("key", key)
                .setAll(JSON.<com.fasterxml.jackson.databind.node.ObjectNode>valueToTree(fields))
                .toString();
    }

    /** Sends text; the correlation id is the key. */
    void send(String text, String correlation, @Nullable Destination replyTo) throws JMSException {
        send(session.createTextMessage(text), correlation, replyTo);
    }

    void send(byte[] bytes, String correlation, @Nullable Destination replyTo) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(bytes);
        send(message, correlation, replyTo);
    }

    /** The same text so many times; the broker sees all of them at one moment. */
    void sendAtOnce(String text, int times) throws JMSException {
        try (Session together = connection.createSession(true, Session.SESSION_TRANSACTED);
                var producer = together.createProducer(together.createQueue("pos.requests"))) {
            for (int i = 0; i < times; i++) {
                producer.send(together.createTextMessage(text));
            }
            together.commit();
        }
    }

    private void send(Message message, @Nullable String correlation, @Nullable Destination replyTo)
            throws JMSException {
        message.setJMSCorrelationID(correlation);
        message.setJMSReplyTo(replyTo);
        try (var producer = session.createProducer(session.createQueue("pos.requests"))) {
            producer.send(message);
        }
    }

    /** Asks and waits for the answer in the till's own queue. */
    JsonNode ask(String command, String key, Map<String, ?> fields) throws JMSException {
        String correlation = UUID.randomUUID().toString();
        try (MessageConsumer replies = replies()) {
            send(request(command, key, fields), correlation, null);
            return json(next(replies, correlation), StandardCharsets.UTF_8);
        }
    }

    /** The answer to that request; answers to others are passed over. */
    static Message next(MessageConsumer replies, String correlation) throws JMSException {
        for (Message answer = replies.receive(PATIENCE); answer != null; answer = replies.receive(PATIENCE)) {
            if (correlation.equals(answer.getJMSCorrelationID())) {
                return answer;
            }
        }
        throw new AssertionError("no answer to " + correlation);
    }

    static JsonNode json(Message message, Charset charset) throws JMSException {
        try {
            if (message instanceof TextMessage text) {
                return JSON.readTree(text.getText());
            }
            return JSON.readTree(new String(message.getBody(byte[].class), charset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
