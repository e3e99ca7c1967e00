package io.tillbridge.points;

import io.tillbridge.shared.LateRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts in the database. Who changes one holds its row, and those of all members that were merged with it. */
@Component
class Wallets {

    private static final String ROW =
            "select member_id, survivor_id, gathered, balance, pending, frozen, debt, next_due_at,"
                    + " version from points_account";

    private static final String ENTRY = "insert into points_entry (entry_id, member_id, kind, points, pending, frozen,"
            + " reference, actor, entered_at) values (?,?,?,?,?,?,?,?,?)";

    private final JdbcClient jdbc;
    private final LateRows rows;
    private final WalletParts parts;

    Wallets(JdbcClient jdbc, LateRows rows, WalletParts parts) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.parts = parts;
    }

    /** More than what is left: lots and a freeze that a call is about although nothing may be left of them. */
    record Also(@Nullable UUID freeze, @Nullable UUID origin) {
        static final Also NOTHING = new Also(null, null);
    }

    /** The accounts of a member as they are, not locked; nothing if there never was one. */
    List<PointsAccount.Row> rows(String member) {
        rows.flush();
        return jdbc.sql(
                        "select f.member_id, f.survivor_id, f.gathered, f.balance, f.pending, f.frozen, f.debt, f.next_due_at,"
                                + " f.version from points_account a join points_account f on f.survivor_id = a.survivor_id"
                                + " where a.member_id = ?")
                .param(member)
                .query((row, number) -> row(row))
                .list();
    }

    /** Locks everything that the member has, by an id of today or an older one; the account is made if there is none. */
    Wallet lock(String member, Also also) {
        rows.flush();
        String id = member;
        Optional<PointsAccount.Row> own = own(id);
        while (own.isEmpty()) {
            id = survivor(member);
            own = own(id);
        }
        return family(own.get(), also);
    }

    private Wallet family(PointsAccount.Row own, Also also) {
        List<PointsAccount.Row> family = new ArrayList<>(List.of(own));
        if (own.gathered()) {
            family.addAll(old(own.member()));
        }
        return wallet(family, also);
    }

    /**
     * As {@link #lock}, for the member who has that freeze.
     *
     * @throws PointsRejected if there is no such freeze
     */
    Wallet lockOf(UUID freeze) {
        rows.flush();
        Also also = new Also(freeze, null);
        Optional<PointsAccount.Row> own = jdbc.sql(ROW + " where survivor_id = member_id and member_id ="
                        + " (select member_id from points_freeze where freeze_id = ?) for update")
                .param(freeze)
                .query((row, number) -> row(row))
                .optional()
                .filter(row -> row.survivor().equals(row.member()));
        return own.isPresent() ? family(own.get(), also) : lock(memberOf(freeze), also);
    }

    private String memberOf(UUID freeze) {
        return jdbc.sql("select member_id from points_freeze where freeze_id = ?")
                .param(freeze)
                .query(String.class)
                .optional()
                .orElseThrow(() -> PointsRejected.unknownFreeze(freeze));
    }

    /** Holds the row, if that member has not been merged into another one. */
    private Optional<PointsAccount.Row> own(String member) {
        return jdbc.sql(ROW + " where member_id = ? and survivor_id = ? for update")
                .params(member, member)
                .query((row, number) -> row(row))
                .optional()
                .filter(row -> row.survivor().equals(member));
    }

    /** Whoever holds the survivor's row is the only one to ask for these. */
    private List<PointsAccount.Row> old(String survivor) {
        return jdbc.sql(ROW + " where survivor_id = ? and member_id <> ? order by member_id for update")
                .params(survivor, survivor)
                .query((row, number) -> row(row))
                .list();
    }

    private static PointsAccount.Row row(ResultSet row) throws SQLException {
        return new PointsAccount.Row(
                row.getString(1),
                row.getString(2),
                row.getBoolean(3),
                new Sums(row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7)),
                instant(row.getTimestamp(8)),
                row.getInt(9));
    }

    /** From now on the member is another one, and so are all that were merged into it before; both rows are held. */
    void merge(String member, String survivor) {
        rows.flush();
        jdbc.sql("update points_account set survivor_id = ? where survivor_id = ?")
                .params(survivor, member)
                .update();
        jdbc.sql("update points_account set gathered = true where member_id = ?")
                .param(survivor)
                .update();
    }

    private String survivor(String member) {
        jdbc.sql("insert into points_account (member_id, survivor_id) values (?,?) on conflict do nothing")
                .params(member, member)
                .update();
        return jdbc.sql("select survivor_id from points_account where member_id = ?")
                .param(member)
                .query(String.class)
                .single();
    }

    private Wallet wallet(List<PointsAccount.Row> family, Also also) {
        List<String> members = family.stream().map(PointsAccount.Row::member).toList();
        Map<String, List<Freeze>> freezes = new HashMap<>();
        boolean frozen = family.stream().anyMatch(each -> each.sums().frozen() > 0);
        if (frozen || also.freeze() != null) {
            parts.freezes(members, also.freeze())
                    .forEach(freeze -> freezes.computeIfAbsent(freeze.paper().member(), any -> new ArrayList<>())
                            .add(freeze));
        }
        Map<String, List<Lot>> lots = new HashMap<>();
        parts.lots(members, also)
                .forEach(lot -> lots.computeIfAbsent(lot.paper().member(), any -> new ArrayList<>())
                        .add(lot));
        List<PointsAccount> accounts = family.stream()
                .map(each -> new PointsAccount(
                        each,
                        lots.getOrDefault(each.member(), List.of()),
                        freezes.getOrDefault(each.member(), List.of())))
                .toList();
        PointsAccount own = accounts.stream()
                .filter(each -> each.row().survivor().equals(each.member()))
                .findFirst()
                .orElseThrow();
        return new Wallet(own, accounts.stream().filter(each -> each != own).toList());
    }

    /** Writes what has changed, entries and sums together. */
    void save(Wallet wallet, String actor) {
        parts.save(wallet);
        for (PointsAccount account : wallet.accounts()) {
            if (!account.postings().isEmpty() || !Objects.equals(account.row().nextDue(), account.nextDue())) {
                save(account, actor);
            }
        }
    }

    private void save(PointsAccount account, String actor) {
        Sums sums = account.sums();
        rows.change(
                "update points_account set balance = ?, pending = ?, frozen = ?, debt = ?, next_due_at = ?,"
                        + " version = version + 1 where member_id = ? and version = ?",
                sums.balance(),
                sums.pending(),
                sums.frozen(),
                sums.debt(),
                timestamp(account.nextDue()),
                account.member(),
                account.row().version());
        for (Posting entry : account.postings()) {
            rows.add(
                    ENTRY,
                    entry.id(),
                    entry.member(),
                    entry.kind().name(),
                    entry.points(),
                    entry.pending(),
                    entry.frozen(),
                    entry.reference(),
                    actor,
                    Timestamp.from(entry.at()));
            entry.lots()
                    .forEach((lot, points) -> rows.add(
                            "insert into points_entry_lot (entry_id, lot_id, points) values (?,?,?)",
                            entry.id(),
                            lot,
                            points));
        }
    }

    /** Members for whom something has ended by itself, those that wait longest first. */
    List<String> due(Instant now, int most) {
        return jdbc.sql("select member_id from points_account where next_due_at <= ? order by next_due_at limit ?")
                .params(Timestamp.from(now), most)
                .query(String.class)
                .list();
    }

    static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    static @Nullable Timestamp timestamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }
}
