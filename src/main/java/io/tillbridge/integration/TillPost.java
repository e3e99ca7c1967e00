package io.tillbridge.integration;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;

/** Sends requests of tills on to their lane, and answers back to tills. */
@Component
public class TillPost {

    /** An answer that nobody fetches is dropped; the till asks again by its key. */
    private static final Duration ANSWERS_LAST = Duration.ofMinutes(10);

    private final JmsTemplate jms;
    private final JmsTemplate answers;

    TillPost(@Qualifier("producerConnections") ConnectionFactory connections) {
        this.jms = durable(connections);
        this.answers = durable(connections);
        this.answers.setTimeToLive(ANSWERS_LAST.toMillis());
    }

    private static JmsTemplate durable(ConnectionFactory connections) {
        var template = new JmsTemplate(connections);
        template.setExplicitQosEnabled(true);
        template.setDeliveryPersistent(true);
        return template;
    }

    /**
     * An answer on its way.
     *
     * @param queue where the till waits
     * @param text whether it goes as text, else as bytes
     */
    public record Answer(String queue, @Nullable String correlationId, boolean text, byte[] body) {}

    /** Sends a request on; all with one lane are worked on one after the other. */
    public void forward(String queue, String lane, Map<String, String> headers, byte[] body) {
        jms.send(queue, session -> {
            Message message = bytes(session, body);
            for (var header : headers.entrySet()) {
                message.setStringProperty(JmsMessages.wireName(header.getKey()), header.getValue());
            }
            message.setStringProperty("JMSXGroupID", lane);
            return message;
        });
    }

    public void answer(Answer answer) {
        answers.send(answer.queue(), session -> {
            Message message = answer.text()
                    ? session.createTextMessage(new String(answer.body(), StandardCharsets.UTF_8))
                    : bytes(session, answer.body());
            message.setJMSCorrelationID(answer.correlationId());
            return message;
        });
    }

    private static Message bytes(Session session, byte[] body) throws JMSException {
        var message = session.createBytesMessage();
        message.writeBytes(body);
        return message;
    }
}
