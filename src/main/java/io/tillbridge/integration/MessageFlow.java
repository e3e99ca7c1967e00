package io.tillbridge.integration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where messages are right now: waiting in the broker, in the outbox, or at rest. */
@Component("messageFlow")
public class MessageFlow implements HealthIndicator {

    private final JdbcClient jdbc;
    private final ObjectProvider<EmbeddedBroker> broker;
    private final OutboxRelay relay;

    MessageFlow(JdbcClient jdbc, ObjectProvider<EmbeddedBroker> broker, OutboxRelay relay, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.broker = broker;
        this.relay = relay;
        Gauge.builder("tillbridge.outbox.waiting", this, MessageFlow::outboxOrNaN)
                .register(meters);
        for (String state : new String[] {"PARKED", "DEAD", "REPLAYING"}) {
            Gauge.builder("tillbridge.journal.messages", this, flow -> flow.journalOrNaN(state))
                    .tag("state", state)
                    .register(meters);
        }
        EmbeddedBroker embedded = broker.getIfAvailable();
        if (embedded != null) {
            embedded.depths()
                    .keySet()
                    .forEach(queue -> Gauge.builder(
                                    "tillbridge.broker.queue.depth",
                                    embedded,
                                    b -> b.depths().getOrDefault(queue, 0L))
                            .tag("queue", queue)
                            .register(meters));
        }
    }

    /** Messages in the broker, by queue; empty where the broker is an outside one. */
    public Map<String, Long> queues() {
        EmbeddedBroker embedded = broker.getIfAvailable();
        return embedded == null ? Map.of() : embedded.depths();
    }

    /** Rows that the broker has not got yet. */
    public long outbox() {
        return count("select count(*) from integration_outbox");
    }

    /**
     * Waits until nothing is under way.
     *
     * @return false if something still is when the time is up
     */
    public boolean settle(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        int quiet = 0;
        while (quiet < 2) {
            quiet = atRest() ? quiet + 1 : 0;
            if (quiet < 2 && System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private boolean atRest() {
        return outbox() == 0 && queues().values().stream().allMatch(depth -> depth == 0) && outbox() == 0;
    }

    @Override
    public Health health() {
        EmbeddedBroker embedded = broker.getIfAvailable();
        boolean up = relay.healthy() && (embedded == null || embedded.running());
        return (up ? Health.up() : Health.down()).withDetail("queues", queues()).build();
    }

    private double outboxOrNaN() {
        return orNaN("select count(*) from integration_outbox");
    }

    private double journalOrNaN(String state) {
        return orNaN("select count(*) from integration_message where state = '" + state + "'");
    }

    private double orNaN(String sql) {
        try {
            return count(sql);
        } catch (org.springframework.dao.DataAccessException | org.springframework.transaction.TransactionException e) {
            return Double.NaN;
        }
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
