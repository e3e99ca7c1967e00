package io.tillbridge.points;

import io.tillbridge.shared.TogetherReads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How accounts, their lots and their freezes are read; whoever goes on to change them holds the accounts. */
final class WalletReads {

    static final String ACCOUNT =
            "select member_id, survivor_id, gathered, balance, pending, frozen, debt, next_due_at, version from points_account";

    private static final String LOT =
            "select l.lot_id, l.origin_id, l.member_id, l.points, l.earned_at, l.confirm_at, l.expires_at, l.reference,"
                    + " l.remaining, l.frozen, l.expired, l.pending from points_lot l";

    private static final String FREEZE =
            "select f.freeze_id, l.place, f.member_id, f.points, f.frozen_until, f.reference, f.frozen_at, f.state,"
                    + " f.ended_at, l.lot_id, l.points, l.consumed, l.reverted"
                    + " from points_freeze f join points_freeze_lot l on l.freeze_id = f.freeze_id";

    private WalletReads() {}

    static PointsAccount.Row account(ResultSet row) throws SQLException {
        return new PointsAccount.Row(
                row.getString(1),
                row.getString(2),
                row.getBoolean(3),
                new Sums(row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7)),
                Wallets.instant(row.getTimestamp(8)),
                row.getInt(9));
    }

    /**
     * Whose parts are read.
     *
     * @param id how a member id is compared, in SQL
     * @param values of its parameters
     */
    record Whose(String id, List<?> values) {

        static Whose members(List<String> ids) {
            return new Whose("in (" + String.join(",", Collections.nCopies(ids.size(), "?")) + ")", ids);
        }

        /** The one whose points were set aside. */
        static Whose ofFreeze(UUID freeze) {
            return new Whose("= (select member_id from points_freeze where freeze_id = ?)", List.of(freeze));
        }
    }

    /** Lots of which something is left, and those that a call is about. */
    static TogetherReads.Read lots(Whose whose, Wallets.Also also, List<Lot> found) {
        String left = "l.member_id " + whose.id() + " and not l.spent";
        List<Object> values = new ArrayList<>(whose.values());
        String more = "";
        if (also.origin() != null) {
            more = " union all " + LOT + " where l.origin_id = ? and not (" + left + ")";
            values.add(also.origin());
            values.addAll(whose.values());
        } else if (also.lotsOfFreeze()) {
            more = " union all " + LOT
                    + " join points_freeze_lot f on f.lot_id = l.lot_id where f.freeze_id = ? and not (" + left + ")";
            values.add(also.freeze());
            values.addAll(whose.values());
        }
        return new TogetherReads.Read(LOT + " where " + left + more, values, row -> found.add(lot(row)));
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

    /** Freezes that were read, each with its parts. */
    static final class Freezes {

        private final Map<UUID, Found> found = new LinkedHashMap<>();

        private void add(ResultSet row) throws SQLException {
            UUID id = row.getObject(1, UUID.class);
            Found freeze = found.get(id);
            if (freeze == null) {
                freeze = WalletReads.found(row);
                found.put(id, freeze);
            }
            freeze.parts()
                    .add(new Freeze.Part(
                            row.getObject(10, UUID.class), row.getLong(11), row.getLong(12), row.getLong(13)));
        }

        List<Freeze> of(String member) {
            return found.values().stream()
                    .filter(each -> each.paper().member().equals(member))
                    .map(each ->
                            Freeze.known(each.paper(), each.parts(), each.state(), Wallets.instant(each.endedAt())))
                    .toList();
        }
    }

    /** Freezes that are open, and one that a call is about; never all that there ever were. */
    static TogetherReads.Read freezes(Whose whose, @Nullable UUID also, Freezes found) {
        List<Object> values = new ArrayList<>(whose.values());
        String open = FREEZE + " where f.state = 'OPEN' and f.member_id " + whose.id();
        String more = "";
        if (also != null) {
            more = " union all " + FREEZE + " where f.freeze_id = ? and f.state <> 'OPEN'";
            values.add(also);
        }
        return new TogetherReads.Read(open + more + " order by 1, 2", values, found::add);
    }

    private static Found found(ResultSet row) throws SQLException {
        var paper = new Freeze.Paper(
                row.getObject(1, UUID.class),
                row.getString(3),
                row.getLong(4),
                row.getTimestamp(5).toInstant(),
                row.getString(6),
                row.getTimestamp(7).toInstant());
        return new Found(paper, Freeze.State.valueOf(row.getString(8)), row.getTimestamp(9), new ArrayList<>());
    }
}
