package io.tillbridge.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.LateRows;
import io.tillbridge.shared.Published;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes what has to be told to the broker into the transaction that makes it true. Either both happen or neither; the
 * {@link OutboxRelay} sends it afterwards.
 */
@Component
public class Outbox {

    private final LateRows rows;
    private final ObjectMapper json;
    private final Clock clock;
    private final OutboxRelay relay;

    Outbox(LateRows rows, ObjectMapper json, Clock clock, OutboxRelay relay) {
        this.rows = rows;
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
        rows.add(
                "insert into integration_outbox (address, message_key, business_key, headers, body, created_at)"
                        + " values (?,?,?,?,?,?)",
                address,
                key,
                businessKey,
                text(headers),
                body,
                Timestamp.from(clock.instant()));
        wakeTheRelay();
    }

    private void wakeTheRelay() {
        var wake = new Wake(relay);
        if (!TransactionSynchronizationManager.getSynchronizations().contains(wake)) {
            TransactionSynchronizationManager.registerSynchronization(wake);
        }
    }

    /** Equal to every other, so that one transaction wakes the relay once. */
    private record Wake(OutboxRelay relay) implements TransactionSynchronization {

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
