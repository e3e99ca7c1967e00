package io.tillbridge.warehouse;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What warehouses said they have sent, each confirmation once. */
@Component
class Confirms {

    private final JdbcClient jdbc;

    Confirms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Pieces of one article that one confirmation told of, and when they left. */
    record Sent(Sku sku, long pieces, Instant at) {}

    /** What the confirmation of that id said, as {@link Confirm#content()} has it. */
    Optional<String> content(StoreId place, String id) {
        return jdbc.sql("select content from warehouse_confirm where place = ? and confirm_id = ?")
                .params(place.code(), id)
                .query(String.class)
                .optional();
    }

    void add(Confirm confirm, UUID transfer) {
        jdbc.sql("insert into warehouse_confirm (place, confirm_id, content, transfer_id, document, at)"
                        + " values (?,?,?,?,?,?)")
                .params(
                        confirm.place().code(),
                        confirm.id(),
                        confirm.content(),
                        transfer,
                        confirm.document(),
                        Timestamp.from(confirm.at()))
                .update();
        confirm.pieces()
                .forEach((sku, pieces) -> jdbc.sql(
                                "insert into warehouse_confirm_line (place, confirm_id, sku, pieces) values (?,?,?,?)")
                        .params(confirm.place().code(), confirm.id(), sku.code(), pieces)
                        .update());
    }

    /** Everything that was said to have been sent for a transfer. */
    List<Sent> of(UUID transfer) {
        return jdbc.sql("select l.sku, l.pieces, c.at from warehouse_confirm c join warehouse_confirm_line l"
                        + " on l.place = c.place and l.confirm_id = c.confirm_id where c.transfer_id = ?"
                        + " order by c.at, c.confirm_id, l.sku")
                .param(transfer)
                .query((row, number) -> new Sent(
                        new Sku(row.getString(1)),
                        row.getLong(2),
                        row.getTimestamp(3).toInstant()))
                .list();
    }

    /** The same, added up. */
    static Map<Sku, Long> sums(List<Sent> sent) {
        Map<Sku, Long> sums = new TreeMap<>();
        sent.forEach(one -> sums.merge(one.sku(), one.pieces(), Long::sum));
        return sums;
    }
}
