package io.tillbridge.integration;

import io.tillbridge.shared.Questions;
import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;

/** Questions over the broker. A question that nobody took in time is gone: it is asked again under its key. */
@Component
class JmsQuestions implements Questions {

    private static final Logger log = LoggerFactory.getLogger(JmsQuestions.class);

    private final ConnectionFactory connections;

    JmsQuestions(@Qualifier("producerConnections") ConnectionFactory connections) {
        this.connections = connections;
    }

    @Override
    public Optional<String> ask(String queue, String key, String json, Duration patience) {
        var jms = new JmsTemplate(connections);
        jms.setExplicitQosEnabled(true);
        jms.setTimeToLive(patience.toMillis());
        jms.setReceiveTimeout(patience.toMillis());
        try {
            return text(jms.sendAndReceive(queue, session -> {
                Message question = session.createTextMessage(json);
                question.setJMSCorrelationID(key);
                return question;
            }));
        } catch (JmsException | JMSException e) {
            log.warn("No answer from {}: {}", queue, e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<String> text(@Nullable Message answer) throws JMSException {
        if (answer instanceof TextMessage text) {
            return Optional.ofNullable(text.getText());
        }
        return answer instanceof BytesMessage
                ? Optional.of(new String(answer.getBody(byte[].class), StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
