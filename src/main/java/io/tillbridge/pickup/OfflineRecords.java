package io.tillbridge.pickup;

import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The hand-overs that counters made by themselves, as they were sent; their proofs are not kept. */
@Component
class OfflineRecords {

    private static final String SELECT = "select id, pickup_id, store_id, device, clerk, made_at, received_at, code,"
            + " pieces, identity_method, proof, resolved_at from pickup_offline";

    private final JdbcClient jdbc;

    OfflineRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A hand-over that could not be booked.
     *
     * @param pieces what went out, by line number; empty for everything that was left
     */
    record Conflict(
            UUID id,
            UUID pickup,
            StoreId store,
            String device,
            String clerk,
            Instant madeAt,
            Instant receivedAt,
            String code,
            Map<Integer, Integer> pieces,
            IdentityCheck identity,
            @Nullable Instant resolvedAt) {}

    /** A record that was sent before, and what came of it. */
    record Known(UUID pickup, StoreId store, OfflineDesk.Result result) {

        boolean isOf(OfflineDesk.Made made, StoreId where) {
            return pickup.equals(made.pickup()) && store.equals(where);
        }
    }

    Optional<Known> find(UUID id) {
        return jdbc.sql("select outcome, code, handover_id, pickup_id, store_id from pickup_offline where id = ?")
                .param(id)
                .query((row, number) -> new Known(
                        row.getObject(4, UUID.class),
                        new StoreId(row.getString(5)),
                        new OfflineDesk.Result(
                                id,
                                row.getString(1).equals(OfflineDesk.Outcome.CONFLICT.name())
                                        ? OfflineDesk.Outcome.CONFLICT
                                        : OfflineDesk.Outcome.ALREADY,
                                row.getString(2),
                                row.getObject(3, UUID.class))))
                .optional();
    }

    void add(OfflineDesk.Made made, StoreId store, Caller device, OfflineDesk.Result result, Instant now) {
        jdbc.sql(
                        "insert into pickup_offline (id, pickup_id, store_id, device, clerk, made_at, received_at, outcome, code,"
                                + " handover_id, pieces, identity_method, proof) values (?,?,?,?,?,?,?,?,?,?,?,?,?)")
                .params(Arrays.asList(
                        made.id(),
                        made.pickup(),
                        store.code(),
                        device.place(),
                        device.id(),
                        Timestamp.from(made.at()),
                        Timestamp.from(now),
                        result.outcome().name(),
                        result.code(),
                        result.handover(),
                        text(Pieces.byLine(made.lines())),
                        made.identity().method().name(),
                        made.identity().proof()))
                .update();
    }

    /** The store's conflicts that nobody has looked at, the oldest first. */
    List<Conflict> conflicts(StoreId store, int limit) {
        return jdbc.sql(SELECT + " where store_id = ? and outcome = 'CONFLICT' and resolved_at is null"
                        + " order by received_at limit ?")
                .params(store.code(), limit)
                .query((row, number) -> conflict(row))
                .list();
    }

    /** Holds the conflict until the transaction ends. */
    Optional<Conflict> lock(UUID id) {
        return jdbc.sql(SELECT + " where id = ? and outcome = 'CONFLICT' for update")
                .param(id)
                .query((row, number) -> conflict(row))
                .optional();
    }

    void resolve(UUID conflict, ConflictDesk.Settlement how, @Nullable UUID handover, Caller manager, Instant now) {
        jdbc.sql("update pickup_offline set resolved_at = ?, resolved_by = ?, resolution = ?, action = ?,"
                        + " handover_id = ? where id = ? and resolved_at is null")
                .params(Arrays.asList(
                        Timestamp.from(now),
                        manager.id(),
                        how.why(),
                        how.action().name(),
                        handover,
                        conflict))
                .update();
    }

    private static Conflict conflict(ResultSet row) throws SQLException {
        String method = row.getString(10);
        return new Conflict(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                new StoreId(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getTimestamp(6).toInstant(),
                row.getTimestamp(7).toInstant(),
                row.getString(8),
                pieces(row.getString(9)),
                new IdentityCheck(
                        method == null ? IdentityCheck.Method.ID_SEEN : IdentityCheck.Method.valueOf(method),
                        null,
                        row.getString(11)),
                PickupRow.instant(row.getTimestamp(12)));
    }

    private static String text(Map<Integer, Integer> pieces) {
        return pieces.entrySet().stream()
                .map(line -> line.getKey() + ":" + line.getValue())
                .collect(Collectors.joining(" "));
    }

    private static Map<Integer, Integer> pieces(String text) {
        Map<Integer, Integer> pieces = new TreeMap<>();
        for (String line : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            int colon = line.indexOf(':');
            pieces.put(Integer.valueOf(line.substring(0, colon)), Integer.valueOf(line.substring(colon + 1)));
        }
        return pieces;
    }
}
