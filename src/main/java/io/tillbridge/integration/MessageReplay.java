package io.tillbridge.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.CodeMapped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends a journalled message to its queue again. What it already did is not done twice: the books decide, not the message. */
@Component
public class MessageReplay {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;

    MessageReplay(JdbcClient jdbc, Outbox outbox, ObjectMapper json, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.json = json;
        this.events = events;
    }

    private record Stored(
            UUID id, String consumer, String key, String businessKey, String headers, byte[] body, String receivedAt) {}

    /**
     * Replays one message by hand.
     *
     * @throws ReplayRejected if there is no such message or it is on its way already
     */
    @Transactional
    public void replay(UUID id, String actor, String reason) {
        Stored message = find("id = ?", id).stream().findFirst().orElseThrow(() -> ReplayRejected.unknown(id));
        if (!send(message)) {
            throw ReplayRejected.underWay(id);
        }
        events.publishEvent(new Audited(actor, "MESSAGE_REPLAY", message.consumer() + " " + message.key(), reason));
    }

    /** A code that held messages up has been mapped: they go again. */
    @EventListener
    void onMapped(CodeMapped mapped) {
        for (var waiting : mapped.waiting()) {
            find("consumer = ? and message_key = ? and state = 'PARKED'", waiting.consumer(), waiting.messageKey())
                    .forEach(this::send);
        }
    }

    private boolean send(Stored message) {
        int marked = jdbc.sql("update integration_message set state = 'REPLAYING', reason_code = null, reason = null,"
                        + " replays = replays + 1 where id = ? and state <> 'REPLAYING'")
                .param(message.id())
                .update();
        if (marked == 1) {
            Map<String, String> headers = headers(message);
            headers.put(JmsMessages.REPLAY_OF, message.id().toString());
            headers.put(JmsMessages.RECEIVED_AT, message.receivedAt());
            outbox.send(message.consumer(), message.key(), message.businessKey(), headers, message.body());
        }
        return marked == 1;
    }

    private Map<String, String> headers(Stored message) {
        try {
            return new HashMap<>(json.readValue(message.headers(), HEADERS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("journal row " + message.id() + " has broken headers", e);
        }
    }

    private List<Stored> find(String condition, Object... values) {
        return jdbc.sql("select id, consumer, message_key, business_key, headers, body, received_at"
                        + " from integration_message where " + condition)
                .params(values)
                .query((row, number) -> new Stored(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBytes(6),
                        row.getTimestamp(7).toInstant().toString()))
                .list();
    }
}
