package io.tillbridge.integration;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The journal, for reading: what IT searches. */
@Component
public class Messages {

    private static final String COLUMNS =
            "id, consumer, message_key, business_key, state, reason_code, reason, received_at, settled_at, replays";

    /** One journalled message, without its body. */
    public record Entry(
            UUID id,
            String queue,
            String messageKey,
            String businessKey,
            String state,
            @Nullable String reasonCode,
            @Nullable String reason,
            Instant receivedAt,
            Instant settledAt,
            int replays) {}

    private final JdbcClient jdbc;

    Messages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final RowMapper<Entry> ENTRY = (row, number) -> new Entry(
            row.getObject(1, UUID.class),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getString(7),
            row.getTimestamp(8).toInstant(),
            row.getTimestamp(9).toInstant(),
            row.getInt(10));

    /** The newest entries; either argument narrows the list. */
    public List<Entry> find(@Nullable String state, @Nullable String businessKey, int limit) {
        return jdbc.sql("select " + COLUMNS + " from integration_message where (:state is null or state = :state)"
                        + " and (:key is null or business_key = :key) order by settled_at desc limit :limit")
                .param("state", state, java.sql.Types.VARCHAR)
                .param("key", businessKey, java.sql.Types.VARCHAR)
                .param("limit", limit)
                .query(ENTRY)
                .list();
    }

    /**
     * The original bytes of a message.
     *
     * @throws ReplayRejected if there is no such message
     */
    public byte[] body(UUID id) {
        return jdbc.sql("select body from integration_message where id = ?")
                .param(id)
                .query((row, number) -> row.getBytes(1))
                .optional()
                .orElseThrow(() -> ReplayRejected.unknown(id));
    }
}
