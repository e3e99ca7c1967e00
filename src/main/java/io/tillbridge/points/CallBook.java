package io.tillbridge.points;

import io.tillbridge.shared.LateRows;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What calls were answered that nobody else keeps the answers of. A refusal is not kept, since nothing happened. */
@Component
class CallBook {

    private final JdbcClient jdbc;
    private final LateRows rows;

    CallBook(JdbcClient jdbc, LateRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    private record Kept(String content, PointsAnswer answer) {}

    /** The answer to an earlier call of that key, if there was one. */
    Optional<PointsAnswer> find(PointsCall call) {
        return kept(call).map(Kept::answer);
    }

    /**
     * The answer to an earlier call that was the same.
     *
     * @throws PointsRejected if it was another one
     */
    Optional<PointsAnswer> find(PointsCall call, String content) {
        Optional<Kept> kept = kept(call);
        kept.filter(before -> !before.content().equals(content)).ifPresent(other -> {
            throw PointsRejected.reused(call.key());
        });
        return kept.map(Kept::answer);
    }

    private Optional<Kept> kept(PointsCall call) {
        rows.flush();
        return jdbc.sql("select content, result_id, kind, points, member_id, available, pending, frozen, debt, until,"
                        + " booked_at from points_call where caller = ? and call_key = ?")
                .params(call.caller(), call.key())
                .query((row, number) -> new Kept(
                        row.getString(1),
                        new PointsAnswer(
                                row.getObject(2, UUID.class),
                                row.getString(3),
                                row.getLong(4),
                                new PointsBalance(
                                        row.getString(5),
                                        row.getLong(6),
                                        row.getLong(7),
                                        row.getLong(8),
                                        row.getLong(9)),
                                Wallets.instant(row.getTimestamp(10)),
                                row.getTimestamp(11).toInstant())))
                .optional();
    }

    /** Keeps the answer; a key that is used for another member at the same moment breaks the transaction. */
    void keep(PointsCall call, String content, PointsAnswer answer) {
        PointsBalance balance = answer.balance();
        rows.add(
                "insert into points_call (caller, call_key, content, kind, member_id, result_id, points,"
                        + " available, pending, frozen, debt, until, booked_at) values (?,?,?,?,?,?,?,?,?,?,?,?,?)",
                call.caller(),
                call.key(),
                content,
                answer.kind(),
                balance.member(),
                answer.id(),
                answer.points(),
                balance.available(),
                balance.pending(),
                balance.frozen(),
                balance.debt(),
                Wallets.timestamp(answer.until()),
                Timestamp.from(answer.at()));
    }
}
