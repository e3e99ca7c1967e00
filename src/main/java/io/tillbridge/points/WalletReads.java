package io.tillbridge.points;

import io.tillbridge.shared.TogetherReads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** How accounts and their lots are read; whoever goes on to change them holds the accounts. */
final class WalletReads {

    static final String ACCOUNT =
            "select member_id, survivor_id, gathered, balance, pending, frozen, debt, next_due_at, version from points_account";

    private static final String LOT =
            "select l.lot_id, l.origin_id, l.member_id, l.points, l.earned_at, l.confirm_at, l.expires_at, l.reference,"
                    + " l.remaining, l.frozen, l.expired, l.pending from points_lot l";

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

    /** Lots of which something is left, and spent ones that a call is about. */
    static TogetherReads.Read lots(Whose whose, Wallets.Also also, List<Lot> found) {
        String select = LOT + " where l.member_id " + whose.id() + " and not l.spent";
        List<Object> values = new ArrayList<>(whose.values());
        if (also.origin() != null) {
            select += " union all " + LOT + " where l.origin_id = ? and l.spent";
            values.add(also.origin());
        } else if (also.lotsOfFreeze() != null) {
            select += " union all " + LOT
                    + " where l.lot_id in (select lot_id from points_freeze_lot where freeze_id = ?) and l.spent";
            values.add(also.lotsOfFreeze());
        }
        return new TogetherReads.Read(select, values, row -> found.add(lot(row)));
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
}
