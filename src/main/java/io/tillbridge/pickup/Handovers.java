package io.tillbridge.pickup;

import io.tillbridge.shared.Caller;
import io.tillbridge.shared.LateRows;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The proof of every hand-over: what, where, when, by whom, to whom, and how identity was checked. */
@Component
class Handovers {

    private final LateRows rows;
    private final JdbcClient jdbc;

    Handovers(LateRows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    /**
     * What is to be proven.
     *
     * @param person the proxy who collected; absent for the shopper
     * @param withoutCode why the goods went without a code, if they did
     */
    record Proof(
            IdentityCheck identity,
            @Nullable String person,
            @Nullable String withoutCode) {}

    /** A hand-over as it was proven, and whether it was undone since. */
    record Past(
            UUID id,
            UUID pickup,
            Instant at,
            @Nullable Instant undoneAt,
            @Nullable String undoneBy,
            Map<Integer, Integer> pieces) {}

    void add(UUID id, Pickup pickup, Map<Integer, Integer> pieces, Proof proof, Caller clerk, Instant now) {
        rows.add(
                "insert into pickup_handover (id, pickup_id, store_id, counter, clerk, identity_method, person, proof,"
                        + " without_code, handed_over_at, clerk_name) values (?,?,?,?,?,?,?,?,?,?,?)",
                id,
                pickup.id(),
                pickup.paper().store().code(),
                clerk.place(),
                clerk.id(),
                proof.identity().method().name(),
                proof.person(),
                proof.identity().proof(),
                proof.withoutCode(),
                Timestamp.from(now),
                clerk.name());
        pieces.forEach((lineNo, quantity) -> rows.add(
                "insert into pickup_handover_line (handover_id, line_no, quantity) values (?,?,?)",
                id,
                lineNo,
                quantity));
    }

    Optional<Past> find(UUID id) {
        return jdbc.sql("select pickup_id, handed_over_at, undone_at, undone_by from pickup_handover where id = ?")
                .param(id)
                .query((row, number) -> new Past(
                        id,
                        row.getObject(1, UUID.class),
                        row.getTimestamp(2).toInstant(),
                        PickupRow.instant(row.getTimestamp(3)),
                        row.getString(4),
                        pieces(id)))
                .optional();
    }

    /** The hand-over of the pickup that was last made and not undone. */
    Optional<UUID> last(UUID pickup) {
        return jdbc.sql("select id from pickup_handover where pickup_id = ? and undone_at is null"
                        + " order by handed_over_at desc, id desc limit 1")
                .param(pickup)
                .query(UUID.class)
                .optional();
    }

    /** A pickup that ended as collected, though not by a hand-over, tells of its last one. */
    void signOff(Pickup pickup) {
        if (pickup.state() == PickupState.COLLECTED && pickup.loadedState().open()) {
            jdbc.sql(
                            "select handed_over_at, coalesce(clerk_name, clerk), counter from pickup_handover"
                                    + " where pickup_id = ? and undone_at is null order by handed_over_at desc, id desc limit 1")
                    .param(pickup.id())
                    .query((row, number) -> new PickupProgress.Closing(
                            row.getTimestamp(1).toInstant(), row.getString(2), row.getString(3)))
                    .optional()
                    .ifPresent(pickup::endedWith);
        }
    }

    /** Marks it undone; false if somebody else did before. */
    boolean undo(UUID id, String why, Caller by, Instant now) {
        return jdbc.sql("update pickup_handover set undone_at = ?, undone_by = ?, undone_why = ?"
                                + " where id = ? and undone_at is null")
                        .params(Timestamp.from(now), by.name(), why, id)
                        .update()
                == 1;
    }

    private Map<Integer, Integer> pieces(UUID id) {
        Map<Integer, Integer> pieces = new TreeMap<>();
        jdbc.sql("select line_no, quantity from pickup_handover_line where handover_id = ?")
                .param(id)
                .query(row -> {
                    pieces.put(row.getInt(1), row.getInt(2));
                });
        return pieces;
    }
}
