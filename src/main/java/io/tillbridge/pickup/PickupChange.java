package io.tillbridge.pickup;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of a pickup since it was read, on its way to the database. */
record PickupChange(Pickup pickup) {

    private static final String HEAD = "update pickup_pickup set state = ?, refund_open = ?, refunded = ?,"
            + " put_back_due = ?, location = ?, picker = ?, reason = ?, accepted_at = ?, picking_at = ?, ready_at = ?,"
            + " notified_at = ?, reminded_at = ?, put_back_at = ?, closed_at = ?, closed_by = ?, closed_at_counter = ?,"
            + " expires_at = ?, version = version + 1 where id = ? and state = ? and version = ?";

    private static final String LINE = "update pickup_line set collected = ?, cancelled = ?, moved = ?, returned = ?,"
            + " refund_due = ?, paid_back = ?"
            + " where pickup_id = ? and line_no = ?"
            + " and (collected <> ? or cancelled <> ? or moved <> ? or returned <> ? or refund_due <> ?"
            + " or paid_back <> ?)";

    /** Compare and set on id, state and version; false if somebody else was faster. */
    boolean write(JdbcClient jdbc, JdbcTemplate batches) {
        if (jdbc.sql(HEAD).params(head()).update() != 1) {
            return false;
        }
        batches.batchUpdate(LINE, lines());
        return true;
    }

    private List<@Nullable Object> head() {
        PickupProgress p = pickup.progress();
        PickupProgress.Moments m = p.moments();
        PickupProgress.Closing end = p.closing();
        return Arrays.asList(
                p.state().name(),
                p.refundOpen(),
                p.refunded(),
                p.putBackDue(),
                p.location(),
                p.picker(),
                p.reason(),
                timestamp(m.acceptedAt()),
                timestamp(m.pickingAt()),
                timestamp(m.readyAt()),
                timestamp(m.notifiedAt()),
                timestamp(m.remindedAt()),
                timestamp(m.putBackAt()),
                timestamp(end == null ? null : end.at()),
                end == null ? null : end.by(),
                end == null ? null : end.counter(),
                timestamp(pickup.paper().expiresAt()),
                pickup.id(),
                pickup.loadedState().name(),
                pickup.version());
    }

    private List<Object[]> lines() {
        return pickup.lines().stream()
                .map(line -> new Object[] {
                    line.collected(),
                    line.cancelled(),
                    line.moved(),
                    line.returned(),
                    line.refundDue(),
                    line.paidBack(),
                    pickup.id(),
                    line.lineNo(),
                    line.collected(),
                    line.cancelled(),
                    line.moved(),
                    line.returned(),
                    line.refundDue(),
                    line.paidBack()
                })
                .toList();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }
}
