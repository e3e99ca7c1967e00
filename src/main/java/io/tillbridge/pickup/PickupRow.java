package io.tillbridge.pickup;

import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of a pickup, as a query over both tables returns it. */
record PickupRow(PickupPaper paper, PickupProgress progress, int version, PickupLine line) {

    /** What such a query selects; {@code p} is the pickup, {@code l} its line. */
    static final String COLUMNS = "p.id, p.order_ref, p.channel, p.order_id, p.store_id, p.part, p.buyer_name,"
            + " p.buyer_phone, p.opened_at, p.promised_at, p.expires_at, p.state, p.refund_open, p.refunded,"
            + " p.put_back_due, p.location, p.picker, p.reason, p.accepted_at, p.picking_at, p.ready_at, p.notified_at,"
            + " p.reminded_at, p.put_back_at, p.closed_at, p.closed_by, p.closed_at_counter, p.version, l.line_no,"
            + " l.sku, l.title, l.quantity, l.collected, l.cancelled, l.moved, l.returned, l.paid_fen, l.refund_due, l.paid_back";

    static final int NEXT_COLUMN = 40;

    static final String FROM = " from pickup_pickup p join pickup_line l on l.pickup_id = p.id";

    static PickupRow of(ResultSet row) throws SQLException {
        return new PickupRow(paper(row), progress(row), row.getInt(28), line(row));
    }

    /** The pickups that the rows make up, in the order of the rows. */
    static List<Pickup> assemble(List<PickupRow> rows) {
        Map<UUID, List<PickupRow>> byPickup = new LinkedHashMap<>();
        rows.forEach(row -> byPickup.computeIfAbsent(row.paper().id(), id -> new ArrayList<>())
                .add(row));
        return byPickup.values().stream()
                .map(own -> {
                    List<PickupLine> lines = own.stream()
                            .map(PickupRow::line)
                            .sorted(Comparator.comparingInt(PickupLine::lineNo))
                            .toList();
                    PickupRow head = own.get(0);
                    return new Pickup(head.paper(), head.progress(), lines, head.version());
                })
                .toList();
    }

    private static PickupPaper paper(ResultSet row) throws SQLException {
        Instant opened = row.getTimestamp(9).toInstant();
        Instant promised = instant(row.getTimestamp(10));
        return new PickupPaper(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                new StoreId(row.getString(5)),
                row.getInt(6),
                row.getString(7),
                row.getString(8),
                opened,
                promised == null ? opened : promised,
                row.getTimestamp(11).toInstant());
    }

    private static PickupProgress progress(ResultSet row) throws SQLException {
        Instant closed = instant(row.getTimestamp(25));
        return new PickupProgress(
                PickupState.valueOf(row.getString(12)),
                row.getBoolean(13),
                row.getBoolean(14),
                row.getBoolean(15),
                row.getString(16),
                row.getString(17),
                row.getString(18),
                new PickupProgress.Moments(
                        instant(row.getTimestamp(19)),
                        instant(row.getTimestamp(20)),
                        instant(row.getTimestamp(21)),
                        instant(row.getTimestamp(22)),
                        instant(row.getTimestamp(23)),
                        instant(row.getTimestamp(24))),
                closed == null ? null : new PickupProgress.Closing(closed, row.getString(26), row.getString(27)));
    }

    private static PickupLine line(ResultSet row) throws SQLException {
        return new PickupLine(
                row.getInt(29),
                new Sku(row.getString(30)),
                row.getString(31),
                row.getInt(32),
                row.getInt(33),
                row.getInt(34),
                row.getInt(35),
                row.getInt(36),
                new Money(row.getLong(37)),
                row.getInt(38),
                row.getInt(39));
    }

    static @Nullable Instant instant(@Nullable Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }
}
