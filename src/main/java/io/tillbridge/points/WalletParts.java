package io.tillbridge.points;

import io.tillbridge.shared.LateRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lots and freezes of accounts in the database; whoever reads or writes them holds the accounts. */
@Component
class WalletParts {

    private static final UUID NONE = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final LateRows rows;

    WalletParts(JdbcClient jdbc, LateRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Lots of which something is left, and those that a call is about. */
    List<Lot> lots(List<String> members, Wallets.Also also) {
        String more = also.origin() != null
                ? " union select * from points_lot where origin_id = :origin"
                : also.freeze() != null
                        ? " union select l.* from points_lot l join points_freeze_lot f on f.lot_id = l.lot_id"
                                + " where f.freeze_id = :freeze"
                        : "";
        var query = jdbc.sql(
                        "select lot_id, origin_id, member_id, points, earned_at, confirm_at, expires_at, reference,"
                                + " remaining, frozen, expired, pending from (select * from points_lot where member_id in (:members)"
                                + " and remaining > 0" + more + ") l")
                .param("members", members);
        if (also.origin() != null) {
            query = query.param("origin", also.origin());
        } else if (also.freeze() != null) {
            query = query.param("freeze", also.freeze());
        }
        return query.query((row, number) -> lot(row)).list();
    }

    private static Lot lot(ResultSet row) throws SQLException {
        var paper = new Lot.Paper(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getLong(4),
                row.getTimestamp(5).toInstant(),
                Wallets.instant(row.getTimestamp(6)),
                Wallets.instant(row.getTimestamp(7)),
                row.getString(8));
        return Lot.known(paper, new Lot.Left(row.getLong(9), row.getLong(10), row.getLong(11), row.getBoolean(12)));
    }

    private record Found(
            Freeze.Paper paper,
            Freeze.State state,
            @Nullable Timestamp endedAt,
            List<Freeze.Part> parts) {}

    /** Freezes that are open, and one that a call is about. */
    List<Freeze> freezes(List<String> members, @Nullable UUID also) {
        Map<UUID, Found> found = new LinkedHashMap<>();
        jdbc.sql(
                        "select f.freeze_id, f.member_id, f.points, f.frozen_until, f.reference, f.frozen_at, f.state, f.ended_at,"
                                + " l.lot_id, l.points, l.consumed, l.reverted"
                                + " from points_freeze f join points_freeze_lot l on l.freeze_id = f.freeze_id"
                                + " where f.member_id in (:members) and (f.state = 'OPEN' or f.freeze_id = :also)"
                                + " order by f.freeze_id, l.place")
                .param("members", members)
                .param("also", also == null ? NONE : also)
                .query(row -> {
                    UUID id = row.getObject(1, UUID.class);
                    Found freeze = found.get(id);
                    if (freeze == null) {
                        freeze = found(row);
                        found.put(id, freeze);
                    }
                    freeze.parts()
                            .add(new Freeze.Part(
                                    row.getObject(9, UUID.class), row.getLong(10), row.getLong(11), row.getLong(12)));
                });
        return found.values().stream()
                .map(each -> Freeze.known(each.paper(), each.parts(), each.state(), Wallets.instant(each.endedAt())))
                .toList();
    }

    private static Found found(ResultSet row) throws SQLException {
        var paper = new Freeze.Paper(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getLong(3),
                row.getTimestamp(4).toInstant(),
                row.getString(5),
                row.getTimestamp(6).toInstant());
        return new Found(paper, Freeze.State.valueOf(row.getString(7)), row.getTimestamp(8), new ArrayList<>());
    }

    void save(Wallet wallet) {
        for (PointsAccount account : wallet.accounts()) {
            account.lots().forEach(this::save);
            account.freezes().forEach(this::save);
        }
    }

    private void save(Lot lot) {
        Lot.Paper paper = lot.paper();
        Lot.Left now = lot.left();
        Lot.Left before = lot.before();
        if (before == null) {
            rows.add(
                    "insert into points_lot (lot_id, origin_id, member_id, points, remaining, frozen, expired, pending,"
                            + " earned_at, confirm_at, expires_at, reference) values (?,?,?,?,?,?,?,?,?,?,?,?)",
                    paper.id(),
                    paper.origin(),
                    paper.member(),
                    paper.points(),
                    now.remaining(),
                    now.frozen(),
                    now.expired(),
                    now.pending(),
                    Timestamp.from(paper.earnedAt()),
                    Wallets.timestamp(paper.confirmAt()),
                    Wallets.timestamp(paper.expiresAt()),
                    paper.reference());
        } else if (!before.equals(now)) {
            rows.change(
                    "update points_lot set remaining = ?, frozen = ?, expired = ?, pending = ?"
                            + " where lot_id = ? and remaining = ? and frozen = ? and expired = ?",
                    now.remaining(),
                    now.frozen(),
                    now.expired(),
                    now.pending(),
                    paper.id(),
                    before.remaining(),
                    before.frozen(),
                    before.expired());
        }
    }

    private void save(Freeze freeze) {
        Freeze.Paper paper = freeze.paper();
        if (freeze.isNew()) {
            insert(freeze);
        } else if (freeze.changed()) {
            rows.change(
                    "update points_freeze set state = ?, ended_at = ?, consumed = ? where freeze_id = ?",
                    freeze.state().name(),
                    Wallets.timestamp(freeze.endedAt()),
                    freeze.consumed(),
                    paper.id());
            freeze.parts()
                    .forEach(part -> rows.change(
                            "update points_freeze_lot set consumed = ?, reverted = ? where freeze_id = ? and lot_id = ?",
                            part.consumed(),
                            part.reverted(),
                            paper.id(),
                            part.lot()));
        }
    }

    private void insert(Freeze freeze) {
        Freeze.Paper paper = freeze.paper();
        rows.add(
                "insert into points_freeze (freeze_id, member_id, points, consumed, state, frozen_until, reference,"
                        + " frozen_at, ended_at) values (?,?,?,?,?,?,?,?,?)",
                paper.id(),
                paper.member(),
                paper.points(),
                freeze.consumed(),
                freeze.state().name(),
                Timestamp.from(paper.until()),
                paper.reference(),
                Timestamp.from(paper.at()),
                Wallets.timestamp(freeze.endedAt()));
        int place = 0;
        for (Freeze.Part part : freeze.parts()) {
            place++;
            rows.add(
                    "insert into points_freeze_lot (freeze_id, lot_id, place, points, consumed, reverted)"
                            + " values (?,?,?,?,?,?)",
                    paper.id(),
                    part.lot(),
                    place,
                    part.points(),
                    part.consumed(),
                    part.reverted());
        }
    }
}
