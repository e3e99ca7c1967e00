package io.tillbridge.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.InboundMessage;
import io.tillbridge.shared.MessageParked;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Knows every message that was ever taken from a queue. Recording a message and doing what it says is one transaction,
 * so a message that comes again, for whatever reason, finds itself here and changes nothing.
 */
@Component
public class MessageJournal {

    /** Exchange property: the queue a message came from. */
    static final String CONSUMER = "journal-consumer";

    private static final Logger log = LoggerFactory.getLogger(MessageJournal.class);

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final ObjectMapper json;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    MessageJournal(
            JdbcClient jdbc, JdbcTemplate batches, ObjectMapper json, Clock clock, ApplicationEventPublisher events) {
        this.events = events;
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.clock = clock;
    }

    private record Known(String bodySha256) {}

    /** Records the group as done and returns those of it that are new; the caller's transaction decides both. */
    @Transactional
    public List<InboundMessage> admit(@Body List<InboundMessage> group, @ExchangeProperty(CONSUMER) String consumer) {
        Map<String, Known> known = known(consumer, group);
        List<InboundMessage> fresh = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        for (InboundMessage message : group) {
            String sha256 = Sha256.hex(message.body());
            if (message.replayOf() != null) {
                if (endReplay(message)) {
                    fresh.add(message);
                }
                continue;
            }
            Known before = known.putIfAbsent(message.key(), new Known(sha256));
            if (before == null) {
                fresh.add(message);
                rows.add(row(consumer, message.key(), message, sha256, "DONE", null, null));
            } else if (!before.bodySha256().equals(sha256)) {
                parkConflict(consumer, message, sha256);
            }
        }
        insert(rows);
        return fresh;
    }

    /** Records a message that could not be worked on, with the reason and its original bytes. */
    @Transactional
    public void park(
            @Body List<InboundMessage> messages,
            @ExchangeProperty(CONSUMER) String consumer,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        boolean refused = Failures.isFinal(failure);
        Throwable root = Failures.root(failure);
        String code = Failures.code(failure);
        String reason = root instanceof BusinessRuleViolation ? root.getMessage() : root.toString();
        messages.forEach(message ->
                settle(consumer, message, refused ? "PARKED" : "DEAD", code, cut(String.valueOf(reason), 1000)));
        messages.forEach(message -> events.publishEvent(new MessageParked(consumer, message.key(), root)));
    }

    /** Records what the broker itself gave up, after a crash in every attempt for example. */
    @Transactional
    public void recordDeadLetters(@Body List<InboundMessage> messages) {
        messages.forEach(message -> settle(
                message.headers().getOrDefault(JmsMessages.DEAD_FROM, "unknown"),
                message,
                "DEAD",
                "BROKER_GAVE_UP",
                "the broker gave up after the last delivery attempt"));
    }

    private void settle(String consumer, InboundMessage message, String state, String code, String reason) {
        int known = jdbc.sql("update integration_message set state = ?, reason_code = ?, reason = ?, settled_at = ?"
                        + " where consumer = ? and message_key = ? and state <> 'DONE'")
                .params(state, code, reason, Timestamp.from(clock.instant()), consumer, message.key())
                .update();
        if (known == 0 && !known(consumer, List.of(message)).isEmpty()) {
            log.info("Message {} from {} was done before; {} changes nothing", message.key(), consumer, code);
            return;
        }
        if (known == 0) {
            insert(List.<Object[]>of(
                    row(consumer, message.key(), message, Sha256.hex(message.body()), state, code, reason)));
        }
        log.warn("Message {} from {} is {}: {} {}", message.key(), consumer, state, code, reason);
    }

    /** Two different messages under one key: the second is kept for a person to look at, never silently dropped. */
    private void parkConflict(String consumer, InboundMessage message, String sha256) {
        String key = cut(message.key(), 180) + "#" + sha256.substring(0, 16);
        int known = jdbc.sql("select count(*) from integration_message where consumer = ? and message_key = ?")
                .params(consumer, key)
                .query(Integer.class)
                .single();
        if (known == 0) {
            insert(List.<Object[]>of(row(
                    consumer,
                    key,
                    message,
                    sha256,
                    "PARKED",
                    "MESSAGE_CONFLICT",
                    "same key as an earlier message, other content")));
            log.warn("Message {} from {} came again with other content and is parked", message.key(), consumer);
        }
    }

    private boolean endReplay(InboundMessage message) {
        return jdbc.sql(
                                "update integration_message set state = 'DONE', reason_code = null, reason = null, settled_at = ?"
                                        + " where id = ? and state = 'REPLAYING'")
                        .params(Timestamp.from(clock.instant()), message.replayOf())
                        .update()
                == 1;
    }

    private Map<String, Known> known(String consumer, List<InboundMessage> group) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("select message_key, body_sha256 from integration_message"
                        + " where consumer = :consumer and message_key in (:keys)")
                .param("consumer", consumer)
                .param(
                        "keys",
                        group.stream().map(InboundMessage::key).distinct().toList())
                .query(row -> {
                    known.put(row.getString(1), new Known(row.getString(2)));
                });
        return known;
    }

    private Object[] row(
            String consumer,
            String key,
            InboundMessage message,
            String sha256,
            String state,
            @Nullable String code,
            @Nullable String reason) {
        Instant now = clock.instant();
        return new Object[] {
            Ids.next(now),
            consumer,
            key,
            cut(message.businessKey(), 200),
            state,
            code,
            reason,
            message.body(),
            sha256,
            headers(message),
            Timestamp.from(message.receivedAt()),
            Timestamp.from(now)
        };
    }

    private void insert(List<Object[]> rows) {
        if (!rows.isEmpty()) {
            batches.batchUpdate(
                    "insert into integration_message (id, consumer, message_key, business_key, state, reason_code, reason,"
                            + " body, body_sha256, headers, received_at, settled_at) values (?,?,?,?,?,?,?,?,?,?,?,?)",
                    rows);
        }
    }

    private String headers(InboundMessage message) {
        try {
            return json.writeValueAsString(message.headers());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
