package io.tillbridge.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.Published;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes what has to be told to the broker into the transaction that makes it true. Either both happen or neither; the
 * {@link OutboxRelay} sends it afterwards.
 */
@Component
public class Outbox {

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final OutboxRelay relay;

    Outbox(JdbcTemplate jdbc, ObjectMapper json, Clock clock, OutboxRelay relay) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.relay = relay;
    }

    /** Every event that leaves a module comes by here. */
    @EventListener
    void onPublished(Published event) {
        send(event.topic(), Ids.next(clock.instant()).toString(), event.key(), Map.of(), bytes(event));
    }

    /**
     * Adds a message to the current transaction.
     *
     * @param address queue or topic of the broker
     * @param key what makes it the same message when the relay sends it twice
     * @param businessKey messages of one business key stay in order
     */
    public void send(String address, String key, String businessKey, Map<String, String> headers, byte[] body) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the outbox only works inside the transaction it belongs to");
        }
        Instant now = clock.instant();
        current().rows.add(new Object[] {address, key, businessKey, text(headers), body, Timestamp.from(now)});
    }

    private Pending current() {
        for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof Pending pending) {
                return pending;
            }
        }
        var pending = new Pending();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    /** What one transaction wants to tell, written in one batch just before it commits. */
    private final class Pending implements TransactionSynchronization {

        private final List<Object[]> rows = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            jdbc.batchUpdate(
                    "insert into integration_outbox (address, message_key, business_key, headers, body, created_at)"
                            + " values (?,?,?,?,?,?)",
                    rows);
        }

        @Override
        public void afterCommit() {
            relay.wake();
        }
    }

    private String text(Map<String, String> headers) {
        return new String(bytes(headers), StandardCharsets.UTF_8);
    }

    private byte[] bytes(@Nullable Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("events and headers are always JSON", e);
        }
    }
}
