package io.tillbridge.pickup;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The transfers in the database. */
@Component
class Transfers {

    private static final String SELECT = "select id, pickup_id, from_store, to_store, state, requested_at, shipped_at,"
            + " arrived_at, reason from pickup_transfer";

    private final JdbcClient jdbc;

    Transfers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Transfer transfer) {
        jdbc.sql("insert into pickup_transfer (id, pickup_id, from_store, to_store, state, requested_at)"
                        + " values (?,?,?,?,?,?)")
                .params(
                        transfer.id(),
                        transfer.pickup(),
                        transfer.from().code(),
                        transfer.to().code(),
                        transfer.state().name(),
                        Timestamp.from(transfer.requestedAt()))
                .update();
        transfer.pieces()
                .forEach((sku, quantity) -> jdbc.sql(
                                "insert into pickup_transfer_line (transfer_id, sku, quantity) values (?,?,?)")
                        .params(transfer.id(), sku.code(), quantity)
                        .update());
    }

    Optional<Transfer> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?")
                .param(id)
                .query((row, n) -> transfer(row))
                .optional();
    }

    /** The transfer under way for a pickup. */
    Optional<Transfer> underWay(UUID pickup) {
        return jdbc.sql(SELECT + " where pickup_id = ? and state in ('REQUESTED', 'SHIPPED')")
                .param(pickup)
                .query((row, n) -> transfer(row))
                .optional();
    }

    /** What a store has to send, or is to receive; the oldest first. */
    List<Transfer> ofStore(StoreId store, int limit) {
        return jdbc.sql(SELECT + " where (from_store = ? and state = 'REQUESTED' or to_store = ? and state in"
                        + " ('REQUESTED', 'SHIPPED')) order by requested_at limit ?")
                .params(store.code(), store.code(), limit)
                .query((row, n) -> transfer(row))
                .list();
    }

    /** Compare and set on the state; false if somebody else was faster. */
    boolean move(UUID id, Transfer.State to, @Nullable String reason, Instant now) {
        String moment = switch (to) {
            case SHIPPED -> ", shipped_at = :now";
            case ARRIVED -> ", arrived_at = :now";
            default -> "";
        };
        return jdbc.sql("update pickup_transfer set state = :to, reason = :reason" + moment
                                + " where id = :id and state = :from")
                        .param("to", to.name())
                        .param("reason", reason, Types.VARCHAR)
                        .param("now", Timestamp.from(now))
                        .param("id", id)
                        .param("from", to.before().name())
                        .update()
                == 1;
    }

    /** The transfer carries fewer pieces: nobody wants them any more, or they are not there. */
    void reduce(UUID id, Map<Sku, Integer> pieces) {
        pieces.forEach((sku, quantity) -> jdbc.sql(
                        "update pickup_transfer_line set quantity = quantity - ? where transfer_id = ? and sku = ?")
                .params(quantity, id, sku.code())
                .update());
    }

    private Transfer transfer(ResultSet row) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        return new Transfer(
                id,
                row.getObject(2, UUID.class),
                new StoreId(row.getString(3)),
                new StoreId(row.getString(4)),
                Transfer.State.valueOf(row.getString(5)),
                row.getTimestamp(6).toInstant(),
                PickupRow.instant(row.getTimestamp(7)),
                PickupRow.instant(row.getTimestamp(8)),
                row.getString(9),
                pieces(id));
    }

    private Map<Sku, Integer> pieces(UUID id) {
        Map<Sku, Integer> pieces = new TreeMap<>();
        jdbc.sql("select sku, quantity from pickup_transfer_line where transfer_id = ? and quantity > 0")
                .param(id)
                .query(row -> {
                    pieces.put(new Sku(row.getString(1)), row.getInt(2));
                });
        return pieces;
    }
}
