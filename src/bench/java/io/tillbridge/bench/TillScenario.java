package io.tillbridge.bench;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Tills with a plain JMS client that ask 200 times a second, all together, half of it look-ups and half of it balances. A
 * request is due by the clock, not by the last answer, so that one which waits for its turn counts the wait.
 */
final class TillScenario {

    private static final int PER_SECOND = 200;
    private static final int SECONDS = 20;
    private static final int PATIENCE_SECONDS = 60;
    private static final String PASSWORD = "bench-password-of-a-till";

    private final Engine engine;
    private final Server server;
    private final int broker;
    private final int tills;
    private final Report report;

    TillScenario(Engine engine, Server server, int broker, int tills, Report report) {
        this.engine = engine;
        this.server = server;
        this.broker = broker;
        this.tills = tills;
        this.report = report;
    }

    /** What the server is told so that its broker listens and knows the tills. */
    static List<String> logins(int broker, int tills) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--tillbridge.broker.listen=127.0.0.1:" + broker);
        for (int i = 0; i < tills; i++) {
            var prefix = "--tillbridge.broker.users[" + i + "].";
            arguments.add(prefix + "name=bench" + i);
            arguments.add(prefix + "password=" + PASSWORD);
            arguments.add(prefix + "store=" + Api.STORE);
            arguments.add(prefix + "till=BENCH" + i);
        }
        return arguments;
    }

    void run() throws Exception {
        all(SECONDS / 2);
        server.awaitQuiet();
        var began = System.nanoTime();
        Histogram latencies = all(SECONDS);
        var round = new Round((int) latencies.getTotalCount(), began, System.nanoTime(), latencies);
        report.add(Figure.alone(engine.name(), 0, Figure.TILLS_ASK, tills, round));
    }

    private Histogram all(int seconds) throws JMSException, InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(tills);
        var factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + broker);
        try (factory) {
            long period = TimeUnit.SECONDS.toNanos(1) * tills / PER_SECOND;
            long began = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            List<Future<Histogram>> running = new ArrayList<>();
            for (int i = 0; i < tills; i++) {
                var till = "bench" + i;
                long first = began + i * period / tills;
                running.add(threads.submit(() -> ask(factory, till, first, period, seconds * PER_SECOND / tills)));
            }
            var latencies = Load.latencies();
            for (var till : running) {
                latencies.add(till.get());
            }
            return latencies;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Histogram ask(ActiveMQConnectionFactory factory, String till, long first, long period, int requests)
            throws JMSException, InterruptedException {
        var latencies = Load.latencies();
        Map<String, Long> due = new ConcurrentHashMap<>();
        try (Connection connection = factory.createConnection(till, PASSWORD)) {
            listen(connection, till, due, latencies);
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(session.createQueue("pos.requests"));
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            connection.start();
            for (int i = 0; i < requests; i++) {
                long moment = first + i * period;
                TimeUnit.NANOSECONDS.sleep(moment - System.nanoTime());
                var key = till + "-" + first + "-" + i;
                due.put(key, moment);
                TextMessage request = session.createTextMessage(request(key, i));
                request.setJMSCorrelationID(key);
                producer.send(request);
            }
            awaitAll(due);
        }
        return latencies;
    }

    private static String request(String key, int number) {
        return number % 2 == 0
                ? "{\"command\":\"PickupLookup\",\"key\":\"%s\",\"code\":\"%010d\"}".formatted(key, number)
                : "{\"command\":\"PointsBalance\",\"key\":\"%s\",\"member\":\"BENCH-%d\"}".formatted(key, number % 500);
    }

    private static void listen(Connection connection, String till, Map<String, Long> due, Histogram latencies)
            throws JMSException {
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        session.createConsumer(session.createQueue("pos.replies." + till))
                .setMessageListener(answer -> note(answer, due, latencies));
    }

    private static void note(Message answer, Map<String, Long> due, Histogram latencies) {
        try {
            Long moment = due.get(answer.getJMSCorrelationID());
            if (moment != null) {
                latencies.recordValue(System.nanoTime() - moment);
                due.remove(answer.getJMSCorrelationID());
            }
        } catch (JMSException e) {
            throw new IllegalStateException("an answer without its correlation", e);
        }
    }

    private static void awaitAll(Map<String, Long> due) throws InterruptedException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!due.isEmpty()) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException(due.size() + " requests were never answered");
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
