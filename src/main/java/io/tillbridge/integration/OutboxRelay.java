package io.tillbridge.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends the outbox to the broker, many rows in one broker transaction, and deletes what the broker has. A crash between
 * the two sends some rows again; their keys make that harmless. Several nodes share the work by skipping locked rows.
 */
@Component
class OutboxRelay implements SmartLifecycle, Runnable {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int BATCH = 256;
    private static final long IDLE_MILLIS = 250;

    /** So long rows gather before they are sent: in a burst many then share one transaction. */
    private static final long GATHER_MILLIS = 25;

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final OutboxRows table;
    private final TransactionTemplate transaction;
    private final ConnectionFactory connections;
    private final BrokerProperties broker;
    private final ObjectMapper json;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private volatile boolean failing;
    private Thread thread = new Thread(this);

    OutboxRelay(
            OutboxRows table,
            TransactionTemplate transaction,
            @Qualifier("consumerConnections") ConnectionFactory connections,
            BrokerProperties broker,
            ObjectMapper json) {
        this.table = table;
        this.transaction = transaction;
        this.connections = connections;
        this.broker = broker;
        this.json = json;
    }

    /** Says that there is something to send. */
    void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = new Thread(this, "outbox-relay");
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        wake();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts before and stops after whoever takes in work. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Whether rows leave; false while the database or the broker is away. */
    boolean healthy() {
        return running && thread.isAlive() && !failing;
    }

    @Override
    public void run() {
        while (running) {
            try (Connection connection = connections.createConnection();
                    Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                    MessageProducer producer = session.createProducer(null)) {
                while (running) {
                    if (relay(session, producer) < BATCH) {
                        gather();
                    }
                    failing = false;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (JMSException | RuntimeException e) {
                pauseAfter(e);
            }
        }
    }

    private void gather() throws InterruptedException {
        if (work.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
            Thread.sleep(GATHER_MILLIS);
            work.drainPermits();
        }
    }

    private void pauseAfter(Exception e) {
        if (!failing && running) {
            log.warn("The outbox waits: {}", Failures.root(e).toString());
        }
        failing = true;
        try {
            Thread.sleep(IDLE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private int relay(Session session, MessageProducer producer) {
        Integer sent = transaction.execute(status -> {
            List<OutboxRows.Row> rows = table.oldest(BATCH);
            if (!rows.isEmpty()) {
                send(session, producer, rows);
                table.delete(rows);
            }
            return rows.size();
        });
        return sent == null ? 0 : sent;
    }

    private void send(Session session, MessageProducer producer, List<OutboxRows.Row> rows) {
        try {
            for (OutboxRows.Row row : rows) {
                producer.send(
                        broker.isTopic(row.address())
                                ? session.createTopic(row.address())
                                : session.createQueue(broker.addressOf(row.address())),
                        message(session, row));
            }
            session.commit();
        } catch (JMSException e) {
            throw new BrokerAway(e);
        }
    }

    private BytesMessage message(Session session, OutboxRows.Row row) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(row.body());
        for (var header : headers(row).entrySet()) {
            message.setStringProperty(JmsMessages.wireName(header.getKey()), header.getValue());
        }
        message.setStringProperty(JmsMessages.wireName(JmsMessages.KEY), row.key());
        message.setStringProperty(JmsMessages.wireName(JmsMessages.BUSINESS_KEY), row.businessKey());
        message.setStringProperty("JMSXGroupID", row.businessKey());
        return message;
    }

    private Map<String, String> headers(OutboxRows.Row row) {
        try {
            return json.readValue(row.headers(), HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("outbox row " + row.id() + " has broken headers", e);
        }
    }

    /** The broker did not take a batch; the transaction around it rolls back and the rows stay. */
    private static final class BrokerAway extends RuntimeException {
        BrokerAway(JMSException cause) {
            super(cause);
        }
    }
}
