package io.tillbridge.integration;

import io.tillbridge.shared.InboundMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader of a queue. A group either goes through whole, or it is given back and its messages are taken one at a
 * time, so that a bad one cannot hold up the good ones. While the database is down the group waits here and no delivery
 * attempt is used up.
 */
final class GroupedJmsWorker implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(GroupedJmsWorker.class);
    private static final long RECEIVE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private enum Outcome {
        DONE,
        GIVE_BACK
    }

    private final GroupedJmsEndpoint endpoint;
    private final GroupedJmsConsumer consumer;
    private volatile boolean running = true;
    private long pause = 50;

    GroupedJmsWorker(GroupedJmsEndpoint endpoint, GroupedJmsConsumer consumer) {
        this.endpoint = endpoint;
        this.consumer = consumer;
    }

    void stop() {
        running = false;
    }

    @Override
    public void run() {
        boolean told = false;
        while (running) {
            try (Connection connection = endpoint.connections().createConnection();
                    Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
                connection.start();
                told = false;
                drain(session, session.createConsumer(session.createQueue(endpoint.address())));
            } catch (JMSException | RuntimeException e) {
                if (running && !told) {
                    log.warn("Queue {} cannot be read, trying again: {}", endpoint.queue(), e.getMessage());
                    told = true;
                }
                pause();
            }
        }
    }

    private void drain(Session session, MessageConsumer queue) throws JMSException {
        int oneByOne = 0;
        while (running) {
            List<Message> group = receive(queue, oneByOne > 0 ? 1 : endpoint.getGroupSize());
            if (group.isEmpty()) {
                continue;
            }
            try (var turn = endpoint.turn()) {
                if (deliver(group) == Outcome.DONE) {
                    session.commit();
                    oneByOne = Math.max(0, oneByOne - 1);
                } else {
                    session.rollback();
                    oneByOne = endpoint.getGroupSize();
                }
            }
        }
    }

    private static List<Message> receive(MessageConsumer queue, int most) throws JMSException {
        List<Message> group = new ArrayList<>();
        Message next = queue.receive(RECEIVE_MILLIS);
        while (next != null) {
            group.add(next);
            next = group.size() < most ? queue.receiveNoWait() : null;
        }
        return group;
    }

    private Outcome deliver(List<Message> group) throws JMSException {
        List<InboundMessage> messages = new ArrayList<>();
        for (Message message : group) {
            messages.add(
                    endpoint.isRequests()
                            ? JmsMessages.readRequest(message, endpoint.senderProperty())
                            : JmsMessages.read(message));
        }
        while (running) {
            Exception failure = process(consumer.getProcessor(), messages);
            if (failure == null) {
                pause = 50;
                return Outcome.DONE;
            }
            if (Failures.isOutage(failure)) {
                log.warn("{} holds {} message(s): {}", endpoint.queue(), group.size(), Failures.root(failure));
                pause();
            } else if (group.size() > 1 || !settle(group.get(0), messages.get(0), failure)) {
                return Outcome.GIVE_BACK;
            } else {
                return Outcome.DONE;
            }
        }
        return Outcome.GIVE_BACK;
    }

    /** Ends the life of a message that cannot be worked on; false when the broker shall deliver it again. */
    private boolean settle(Message message, InboundMessage inbound, Exception failure) throws JMSException {
        int attempt = message.getIntProperty("JMSXDeliveryCount");
        if (!Failures.isFinal(failure) && attempt < endpoint.getMaxAttempts()) {
            log.warn(
                    "{} failed at attempt {}: {}",
                    inbound.key(),
                    attempt,
                    Failures.root(failure).toString());
            return false;
        }
        Exchange exchange = exchange(List.of(inbound));
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
        consumer.failures().send(endpoint.getOnFailure(), exchange);
        return exchange.getException() == null;
    }

    private @Nullable Exception process(Processor processor, List<InboundMessage> messages) {
        Exchange exchange = exchange(messages);
        try {
            processor.process(exchange);
        } catch (Exception e) {
            return e;
        } finally {
            consumer.releaseExchange(exchange, false);
        }
        return exchange.getException();
    }

    private Exchange exchange(List<InboundMessage> messages) {
        Exchange exchange = consumer.createExchange(false);
        exchange.getIn().setBody(messages);
        exchange.setProperty(MessageJournal.CONSUMER, endpoint.queue());
        return exchange;
    }

    private void pause() {
        try {
            Thread.sleep(pause);
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
