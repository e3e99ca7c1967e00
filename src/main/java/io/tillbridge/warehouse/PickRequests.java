package io.tillbridge.warehouse;

import io.tillbridge.shared.Sku;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What warehouses were asked for, and still are. */
@Component
class PickRequests {

    private final JdbcClient jdbc;

    PickRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An article as the warehouse was asked for it: under which line, and how many pieces of it it still is. */
    record Asked(int line, long pieces) {}

    /** The number of the request; nothing if the warehouse was not asked. Held until the transaction ends. */
    Optional<Long> hold(UUID transfer) {
        return jdbc.sql("select number from warehouse_request where transfer_id = ? for update")
                .param(transfer)
                .query(Long.class)
                .optional();
    }

    long add(UUID transfer, String link, Map<Sku, Asked> lines, Instant now) {
        jdbc.sql("insert into warehouse_request (transfer_id, link, asked_at) values (?,?,?)")
                .params(transfer, link, Timestamp.from(now))
                .update();
        lines.forEach((sku, asked) -> jdbc.sql(
                        "insert into warehouse_request_line (transfer_id, sku, line_no, pieces) values (?,?,?,?)")
                .params(transfer, sku.code(), asked.line(), asked.pieces())
                .update());
        return hold(transfer).orElseThrow();
    }

    Map<Sku, Asked> lines(UUID transfer) {
        Map<Sku, Asked> lines = new TreeMap<>();
        jdbc.sql("select sku, line_no, pieces from warehouse_request_line where transfer_id = ?")
                .param(transfer)
                .query(row -> {
                    lines.put(new Sku(row.getString(1)), new Asked(row.getInt(2), row.getLong(3)));
                });
        return lines;
    }

    /** The warehouse knows already that it is asked for so many pieces less. */
    void needLess(UUID transfer, Map<Sku, ? extends Number> pieces) {
        pieces.forEach((sku, number) -> jdbc.sql("update warehouse_request_line set pieces = greatest(0, pieces - ?)"
                        + " where transfer_id = ? and sku = ?")
                .params(number.longValue(), transfer, sku.code())
                .update());
    }

    /** The number of a new cancellation. */
    long addCancel(UUID transfer, Instant now) {
        jdbc.sql("insert into warehouse_cancel (transfer_id, cancelled_at) values (?,?)")
                .params(transfer, Timestamp.from(now))
                .update();
        return jdbc.sql("select max(number) from warehouse_cancel where transfer_id = ?")
                .param(transfer)
                .query(Long.class)
                .single();
    }
}
