package io.tillbridge.integration;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The outbox's table: what the broker has not got yet. */
@Component
class OutboxRows {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    OutboxRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    record Row(long id, String address, String key, String businessKey, String headers, byte[] body) {}

    /** The oldest rows that no other node is sending, locked until the transaction ends. */
    List<Row> oldest(int most) {
        return jdbc.sql("select id, address, message_key, business_key, headers, body from integration_outbox"
                        + " order by id limit " + most + " for update skip locked")
                .query((row, number) -> new Row(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBytes(6)))
                .list();
    }

    void delete(List<Row> rows) {
        batches.batchUpdate(
                "delete from integration_outbox where id = ?",
                rows.stream().map(row -> new Object[] {row.id()}).toList());
    }
}
