package io.tillbridge.points;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Our ledger, to be read by people. */
@Component
public class PointsBook {

    private final JdbcClient jdbc;

    PointsBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One entry: what it did to the balance, to what is pending and to what is frozen. */
    public record Entry(
            String member,
            String kind,
            long points,
            long pending,
            long frozen,
            String reference,
            String actor,
            Instant at) {}

    /** Points that end together; absent for those that never do. */
    public record Ending(@Nullable Instant at, long points) {}

    List<Entry> entries(String survivor, int most) {
        return jdbc.sql("select e.member_id, e.kind, e.points, e.pending, e.frozen, e.reference, e.actor, e.entered_at"
                        + " from points_account a join points_entry e on e.member_id = a.member_id"
                        + " where a.survivor_id = ? order by e.entered_at desc, e.entry_id desc limit ?")
                .params(survivor, most)
                .query((row, number) -> new Entry(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getString(6),
                        row.getString(7),
                        row.getTimestamp(8).toInstant()))
                .list();
    }

    List<Ending> endings(String survivor) {
        return jdbc.sql("select l.expires_at, sum(l.remaining) from points_account a"
                        + " join points_lot l on l.member_id = a.member_id where a.survivor_id = ? and not l.spent"
                        + " and not l.pending group by l.expires_at order by l.expires_at nulls last")
                .param(survivor)
                .query((row, number) -> new Ending(Wallets.instant(row.getTimestamp(1)), row.getLong(2)))
                .list();
    }
}
