package io.tillbridge.points;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Calls to the membership system outside, in the database. */
@Component
class OutsideCalls {

    private static final String COLUMNS = "select caller, call_key, call_id, content, kind, member_id, subject, points,"
            + " reference, expires_at, until, state, reason, available, pending, frozen, debt, made_at"
            + " from points_outside_call";

    private final JdbcClient jdbc;

    OutsideCalls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<OutsideCall> find(PointsCall call) {
        return jdbc.sql(COLUMNS + " where caller = ? and call_key = ?")
                .params(call.caller(), call.key())
                .query((row, number) -> call(row))
                .optional();
    }

    /** All about a freeze; its first row is held, so that a freeze is decided by one after the other. */
    List<OutsideCall> about(UUID freeze) {
        jdbc.sql("select call_key from points_outside_call where subject = ? and kind = 'FREEZE' for update")
                .param(freeze)
                .query(String.class)
                .list();
        return jdbc.sql(COLUMNS + " where subject = ? order by number")
                .param(freeze)
                .query((row, number) -> call(row))
                .list();
    }

    /** What was last told of a member. */
    Optional<PointsBalance> lastKnown(String member) {
        return jdbc.sql(COLUMNS + " where member_id = ? and state = 'DONE' order by number desc limit 1")
                .param(member)
                .query((row, number) -> call(row).balance())
                .optional();
    }

    /** Calls in one state; those that are due in the order in which they are to be made. */
    List<OutsideCall> in(OutsideCall.State state, int most) {
        return jdbc.sql(COLUMNS + " where state = ? order by number limit ?")
                .params(state.name(), most)
                .query((row, number) -> call(row))
                .list();
    }

    void add(OutsideCall call) {
        int added = jdbc.sql(
                        "insert into points_outside_call (caller, call_key, call_id, content, kind, member_id, subject,"
                                + " points, reference, expires_at, until, state, available, pending, frozen, debt, made_at)"
                                + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) on conflict do nothing")
                .params(
                        call.call().caller(),
                        call.call().key(),
                        call.id(),
                        call.content(),
                        call.kind(),
                        call.member(),
                        call.subject(),
                        call.points(),
                        call.reference(),
                        Wallets.timestamp(call.expiresAt()),
                        Wallets.timestamp(call.until()),
                        call.state().name(),
                        call.balance().available(),
                        call.balance().pending(),
                        call.balance().frozen(),
                        call.balance().debt(),
                        Timestamp.from(call.at()))
                .update();
        if (added == 0) {
            throw PointsRejected.reused(call.call().key());
        }
    }

    void done(OutsideCall call, PointsBalance told, Instant now) {
        jdbc.sql("update points_outside_call set state = 'DONE', tries = tries + 1, answered_at = ?, available = ?,"
                        + " pending = ?, frozen = ?, debt = ? where caller = ? and call_key = ? and state = 'DUE'")
                .params(
                        Timestamp.from(now),
                        told.available(),
                        told.pending(),
                        told.frozen(),
                        told.debt(),
                        call.call().caller(),
                        call.call().key())
                .update();
    }

    void refused(OutsideCall call, String reason, Instant now) {
        jdbc.sql("update points_outside_call set state = 'REFUSED', reason = ?, tries = tries + 1, answered_at = ?"
                        + " where caller = ? and call_key = ? and state = 'DUE'")
                .params(
                        reason,
                        Timestamp.from(now),
                        call.call().caller(),
                        call.call().key())
                .update();
    }

    private static OutsideCall call(ResultSet row) throws SQLException {
        String member = row.getString(6);
        return new OutsideCall(
                row.getObject(3, UUID.class),
                new PointsCall(row.getString(1), row.getString(2), row.getString(1)),
                row.getString(4),
                row.getString(5),
                member,
                row.getObject(7, UUID.class),
                row.getLong(8),
                row.getString(9),
                instant(row, 10),
                instant(row, 11),
                OutsideCall.State.valueOf(row.getString(12)),
                row.getString(13),
                new PointsBalance(member, row.getLong(14), row.getLong(15), row.getLong(16), row.getLong(17)),
                row.getTimestamp(18).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        return Wallets.instant(row.getTimestamp(column));
    }
}
