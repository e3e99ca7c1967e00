package io.tillbridge.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.InboundMessage;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The journal's table: one row for every message of every consumer. */
@Component
class JournalRows {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final ObjectMapper json;
    private final Clock clock;

    JournalRows(JdbcClient jdbc, JdbcTemplate batches, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.clock = clock;
    }

    /** What became of a message, and why if that needs a reason. */
    record Fate(
            String state, @Nullable String code, @Nullable String reason) {

        static final Fate DONE = new Fate("DONE", null, null);
    }

    /** A message as it is to be recorded; the key may differ from the message's own. */
    record Entry(String key, InboundMessage message, String sha256, Fate fate) {}

    /** The body hashes of those messages of the group that are recorded already, by key. */
    Map<String, String> known(String consumer, List<InboundMessage> group) {
        Map<String, String> known = new HashMap<>();
        jdbc.sql("select message_key, body_sha256 from integration_message"
                        + " where consumer = :consumer and message_key in (:keys)")
                .param("consumer", consumer)
                .param(
                        "keys",
                        group.stream().map(InboundMessage::key).distinct().toList())
                .query(row -> {
                    known.put(row.getString(1), row.getString(2));
                });
        return known;
    }

    boolean isKnown(String consumer, String key) {
        return jdbc.sql("select count(*) from integration_message where consumer = ? and message_key = ?")
                        .params(consumer, key)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void insert(String consumer, List<Entry> entries) {
        if (!entries.isEmpty()) {
            batches.batchUpdate(
                    "insert into integration_message (id, consumer, message_key, business_key, state, reason_code, reason,"
                            + " body, body_sha256, headers, received_at, settled_at) values (?,?,?,?,?,?,?,?,?,?,?,?)",
                    entries.stream().map(entry -> row(consumer, entry)).toList());
        }
    }

    /** Changes the fate of a message that is not done; false if there is none such. */
    boolean settle(String consumer, String key, Fate fate) {
        return jdbc.sql("update integration_message set state = ?, reason_code = ?, reason = ?, settled_at = ?"
                                + " where consumer = ? and message_key = ? and state <> 'DONE'")
                        .params(fate.state(), fate.code(), fate.reason(), now(), consumer, key)
                        .update()
                == 1;
    }

    /** Marks the original of a replay as done; false if another replay of it came first. */
    boolean endReplay(InboundMessage message) {
        return jdbc.sql("update integration_message set state = 'DONE', reason_code = null, reason = null,"
                                + " settled_at = ? where id = ? and state = 'REPLAYING'")
                        .params(now(), message.replayOf())
                        .update()
                == 1;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Object[] row(String consumer, Entry entry) {
        InboundMessage message = entry.message();
        Instant now = clock.instant();
        return new Object[] {
            Ids.next(now),
            consumer,
            entry.key(),
            cut(message.businessKey(), 200),
            entry.fate().state(),
            entry.fate().code(),
            entry.fate().reason(),
            message.body(),
            entry.sha256(),
            headers(message),
            Timestamp.from(message.receivedAt()),
            Timestamp.from(now)
        };
    }

    private String headers(InboundMessage message) {
        try {
            return json.writeValueAsString(message.headers());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
