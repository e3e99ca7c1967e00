package io.tillbridge.pickup;

import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The hand-overs that counters made by themselves, as they were sent. */
@Component
class OfflineRecords {

    private static final String SELECT =
            "select id, pickup_id, device, clerk, made_at, received_at, code from pickup_offline";

    private final JdbcClient jdbc;

    OfflineRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A hand-over that could not be booked. */
    record Conflict(
            UUID id, UUID pickup, String device, String clerk, Instant madeAt, Instant receivedAt, String code) {}

    /** What came of a record that was sent before. */
    Optional<OfflineDesk.Result> find(UUID id) {
        return jdbc.sql("select outcome, code, handover_id from pickup_offline where id = ?")
                .param(id)
                .query((row, number) -> {
                    boolean conflict = row.getString(1).equals(OfflineDesk.Outcome.CONFLICT.name());
                    return new OfflineDesk.Result(
                            id,
                            conflict ? OfflineDesk.Outcome.CONFLICT : OfflineDesk.Outcome.ALREADY,
                            row.getString(2),
                            row.getObject(3, UUID.class));
                })
                .optional();
    }

    void add(OfflineDesk.Made made, StoreId store, Caller device, OfflineDesk.Result result, Instant now) {
        jdbc.sql(
                        "insert into pickup_offline (id, pickup_id, store_id, device, clerk, made_at, received_at, outcome, code,"
                                + " handover_id) values (?,?,?,?,?,?,?,?,?,?)")
                .params(java.util.Arrays.asList(
                        made.id(),
                        made.pickup(),
                        store.code(),
                        device.place(),
                        device.id(),
                        Timestamp.from(made.at()),
                        Timestamp.from(now),
                        result.outcome().name(),
                        result.code(),
                        result.handover()))
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

    Conflict conflict(UUID id) {
        return jdbc.sql(SELECT + " where id = ?")
                .param(id)
                .query((row, number) -> conflict(row))
                .single();
    }

    private static Conflict conflict(ResultSet row) throws SQLException {
        return new Conflict(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getTimestamp(5).toInstant(),
                row.getTimestamp(6).toInstant(),
                row.getString(7));
    }

    Optional<StoreId> storeOf(UUID conflict) {
        return jdbc.sql("select store_id from pickup_offline where id = ? and outcome = 'CONFLICT'")
                .param(conflict)
                .query((row, number) -> new StoreId(row.getString(1)))
                .optional();
    }

    void resolve(UUID conflict, String note, Caller manager, Instant now) {
        jdbc.sql("update pickup_offline set resolved_at = ?, resolved_by = ?, resolution = ?"
                        + " where id = ? and resolved_at is null")
                .params(Timestamp.from(now), manager.id(), note, conflict)
                .update();
    }
}
