package io.tillbridge.pickup;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pickups in the database. Saving compares: a pickup that somebody else moved meanwhile is not saved. */
@Component
class Pickups {

    private static final String COLUMNS = "p.id, p.order_ref, p.channel, p.order_id, p.store_id, p.buyer_name,"
            + " p.buyer_phone, p.opened_at, p.expires_at, p.state, p.refund_open, p.location, p.ready_at, p.closed_at,"
            + " p.closed_by, p.closed_at_counter, p.version, l.line_no, l.sku, l.title, l.quantity, l.collected, l.cancelled";
    private static final String FROM = " from pickup_pickup p join pickup_line l on l.pickup_id = p.id";
    private static final String SELECT = "select " + COLUMNS + FROM;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Pickups(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    private record Row(PickupPaper paper, PickupProgress progress, int version, PickupLine line) {}

    Optional<Pickup> find(UUID id) {
        return assemble(rows(SELECT + " where p.id = ?", id)).stream().findFirst();
    }

    List<Pickup> find(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : assemble(jdbc.sql(SELECT + " where p.id in (:ids)")
                        .param("ids", ids)
                        .query((row, number) -> row(row))
                        .list());
    }

    /** What a code opens, and whether the code was blocked meanwhile. */
    record Opened(Pickup pickup, boolean codeBlocked) {}

    Optional<Opened> ofCode(String codeHash) {
        var blocked = new AtomicBoolean();
        List<Row> rows = jdbc.sql("select " + COLUMNS + ", c.blocked_at is not null" + FROM
                        + " join pickup_code c on c.pickup_id = p.id where c.code_hash = ?")
                .param(codeHash)
                .query((row, number) -> {
                    blocked.set(row.getBoolean(24));
                    return row(row);
                })
                .list();
        return assemble(rows).stream().findFirst().map(pickup -> new Opened(pickup, blocked.get()));
    }

    List<Pickup> ofOrder(UUID order) {
        return assemble(rows(SELECT + " where p.order_ref = ? order by p.store_id", order));
    }

    /** Holds the order's pickups until the transaction ends. */
    List<Pickup> lockOrder(UUID order) {
        jdbc.sql("select id from pickup_pickup where order_ref = ? order by store_id for update")
                .param(order)
                .query(UUID.class)
                .list();
        return ofOrder(order);
    }

    /** The store's pickups in that state, the oldest first. */
    List<Pickup> ofStore(StoreId store, Pickup.State state, int limit) {
        return assemble(rows(
                SELECT + " where p.id in (select id from pickup_pickup where store_id = ? and state = ?"
                        + " order by opened_at limit ?) order by p.opened_at, p.id",
                store.code(),
                state.name(),
                limit));
    }

    void add(List<Pickup> pickups) {
        List<Object[]> heads = new ArrayList<>();
        List<Object[]> lines = new ArrayList<>();
        for (Pickup pickup : pickups) {
            PickupPaper p = pickup.paper();
            heads.add(new Object[] {
                p.id(),
                p.order(),
                p.channel(),
                p.orderId(),
                p.store().code(),
                pickup.progress().state().name(),
                p.buyerName(),
                p.buyerPhone(),
                Timestamp.from(p.openedAt()),
                Timestamp.from(p.expiresAt())
            });
            pickup.lines()
                    .forEach(line -> lines.add(
                            new Object[] {p.id(), line.lineNo(), line.sku().code(), line.title(), line.quantity()}));
        }
        batches.batchUpdate(
                "insert into pickup_pickup (id, order_ref, channel, order_id, store_id, state, buyer_name, buyer_phone,"
                        + " opened_at, expires_at) values (?,?,?,?,?,?,?,?,?,?)",
                heads);
        batches.batchUpdate(
                "insert into pickup_line (pickup_id, line_no, sku, title, quantity) values (?,?,?,?,?)", lines);
    }

    /** Writes what changed; false if somebody else was faster, and then nothing is written. */
    boolean save(Pickup pickup) {
        PickupProgress p = pickup.progress();
        int saved = jdbc.sql(
                        "update pickup_pickup set state = ?, refund_open = ?, location = ?, ready_at = ?, closed_at = ?,"
                                + " closed_by = ?, closed_at_counter = ?, version = version + 1"
                                + " where id = ? and state = ? and version = ?")
                .params(
                        p.state().name(),
                        p.refundOpen(),
                        p.location(),
                        timestamp(p.readyAt()),
                        timestamp(p.closedAt()),
                        p.closedBy(),
                        p.closedAtCounter(),
                        pickup.id(),
                        pickup.loadedState().name(),
                        pickup.version())
                .update();
        if (saved == 1) {
            batches.batchUpdate(
                    "update pickup_line set collected = ?, cancelled = ? where pickup_id = ? and line_no = ?"
                            + " and (collected <> ? or cancelled <> ?)",
                    pickup.lines().stream()
                            .map(line -> new Object[] {
                                line.collected(),
                                line.cancelled(),
                                pickup.id(),
                                line.lineNo(),
                                line.collected(),
                                line.cancelled()
                            })
                            .toList());
        }
        return saved == 1;
    }

    private List<Row> rows(String sql, Object... values) {
        return jdbc.sql(sql).params(values).query((row, number) -> row(row)).list();
    }

    private static List<Pickup> assemble(List<Row> rows) {
        Map<UUID, List<PickupLine>> lines = new HashMap<>();
        rows.forEach(row ->
                lines.computeIfAbsent(row.paper().id(), id -> new ArrayList<>()).add(row.line()));
        List<Pickup> pickups = new ArrayList<>();
        for (Row row : rows) {
            List<PickupLine> own = lines.remove(row.paper().id());
            if (own != null) {
                own.sort(java.util.Comparator.comparingInt(PickupLine::lineNo));
                pickups.add(new Pickup(row.paper(), row.progress(), own, row.version()));
            }
        }
        return pickups;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new PickupPaper(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        new StoreId(row.getString(5)),
                        row.getString(6),
                        row.getString(7),
                        row.getTimestamp(8).toInstant(),
                        row.getTimestamp(9).toInstant()),
                new PickupProgress(
                        Pickup.State.valueOf(row.getString(10)),
                        row.getBoolean(11),
                        row.getString(12),
                        instant(row.getTimestamp(13)),
                        instant(row.getTimestamp(14)),
                        row.getString(15),
                        row.getString(16)),
                row.getInt(17),
                new PickupLine(
                        row.getInt(18),
                        new Sku(row.getString(19)),
                        row.getString(20),
                        row.getInt(21),
                        row.getInt(22),
                        row.getInt(23)));
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }

    private static @Nullable Instant instant(@Nullable Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }
}
