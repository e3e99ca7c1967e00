package io.tillbridge.points;

import io.tillbridge.points.WalletReads.Whose;
import io.tillbridge.shared.LateRows;
import io.tillbridge.shared.TogetherReads;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts in the database. Who changes one holds its row, and those of all members that were merged with it. */
@Component
class Wallets {

    private static final String OWN = WalletReads.ACCOUNT + " where member_id = ? and survivor_id = ? for update";

    private static final String OWN_OF_FREEZE = WalletReads.ACCOUNT + " where survivor_id = member_id and member_id ="
            + " (select member_id from points_freeze where freeze_id = ?) for update";

    private final JdbcClient jdbc;
    private final TogetherReads reads;
    private final LateRows rows;
    private final WalletWrites writes;

    Wallets(JdbcClient jdbc, TogetherReads reads, LateRows rows, WalletWrites writes) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.rows = rows;
        this.writes = writes;
    }

    /**
     * What a call is about although it may be over or spent.
     *
     * @param freeze to be read although it may be over
     * @param lotsOfFreeze whose lots are to be read although they may be spent; those of an open one are not
     * @param origin whose lots are to be read although they may be spent
     */
    record Also(
            @Nullable UUID freeze,
            @Nullable UUID lotsOfFreeze,
            @Nullable UUID origin) {

        static final Also NOTHING = new Also(null, null, null);

        static Also origin(UUID origin) {
            return new Also(null, null, origin);
        }
    }

    /** The accounts of a member as they are, not locked; nothing if there never was one. */
    List<PointsAccount.Row> rows(String member) {
        rows.flush();
        return jdbc.sql(
                        "select f.member_id, f.survivor_id, f.gathered, f.balance, f.pending, f.frozen, f.debt, f.next_due_at,"
                                + " f.version from points_account a join points_account f on f.survivor_id = a.survivor_id"
                                + " where a.member_id = ?")
                .param(member)
                .query((row, number) -> WalletReads.account(row))
                .list();
    }

    /** Locks everything that the member has, by an id of today or an older one; the account is made if there is none. */
    Wallet lock(String member, Also also) {
        rows.flush();
        var single = new Single();
        reads.read(
                single.own(OWN, member, member), WalletReads.lots(Whose.members(List.of(member)), also, single.lots));
        if (single.suffices()) {
            return single.wallet(new FreezeReads(), null);
        }
        return lockFamily(member, also);
    }

    /**
     * As {@link #lock}, for the member who has that freeze, if it is to be decided.
     *
     * @throws PointsRejected if there is no such freeze
     */
    Wallet lockToDecide(UUID freeze) {
        return lockOf(freeze, new Also(freeze, null, null));
    }

    /**
     * As {@link #lock}, for the member who has that freeze, if what was spent of it is to return to its lots.
     *
     * @throws PointsRejected if there is no such freeze
     */
    Wallet lockToGiveBack(UUID freeze) {
        return lockOf(freeze, new Also(freeze, freeze, null));
    }

    private Wallet lockOf(UUID freeze, Also also) {
        rows.flush();
        var single = new Single();
        var freezes = new FreezeReads();
        reads.read(
                single.own(OWN_OF_FREEZE, freeze),
                WalletReads.lots(Whose.ofFreeze(freeze), also, single.lots),
                freezes.paper(freeze),
                freezes.parts(freeze));
        return single.suffices() ? single.wallet(freezes, freeze) : lockFamily(memberOf(freeze), also);
    }

    /** What is read of a member whose account has nothing to do with any other, as nearly all have not. */
    private final class Single {

        private final List<PointsAccount.Row> accounts = new ArrayList<>();
        private final List<Lot> lots = new ArrayList<>();

        TogetherReads.Read own(String select, Object... values) {
            return new TogetherReads.Read(select, List.of(values), row -> accounts.add(WalletReads.account(row)));
        }

        /** H2 may answer with a row that is not as it was asked for any more, once it has waited for it. */
        boolean suffices() {
            return !accounts.isEmpty() && isOwn(row()) && !row().gathered();
        }

        private PointsAccount.Row row() {
            return accounts.get(0);
        }

        /** @param known a freeze that is read already, open or over */
        Wallet wallet(FreezeReads freezes, @Nullable UUID known) {
            if (row().sums().frozen() > freezes.frozen()) {
                List<String> member = List.of(row().member());
                reads.read(freezes.openPapers(member, known), freezes.openParts(member, known));
            }
            return Wallets.wallet(List.of(row()), lots, freezes);
        }
    }

    private static boolean isOwn(PointsAccount.Row row) {
        return row.survivor().equals(row.member());
    }

    private Wallet lockFamily(String member, Also also) {
        String id = member;
        Optional<PointsAccount.Row> own = own(id);
        while (own.isEmpty()) {
            id = survivor(member);
            own = own(id);
        }
        List<PointsAccount.Row> family = new ArrayList<>(List.of(own.get()));
        if (own.get().gathered()) {
            family.addAll(old(id));
        }
        List<String> members = family.stream().map(PointsAccount.Row::member).toList();
        List<Lot> lots = new ArrayList<>();
        var freezes = new FreezeReads();
        reads.read(
                WalletReads.lots(Whose.members(members), also, lots),
                freezes.openPapers(members, also.freeze()),
                freezes.openParts(members, also.freeze()));
        if (also.freeze() != null) {
            reads.read(freezes.paper(also.freeze()), freezes.parts(also.freeze()));
        }
        return wallet(family, lots, freezes);
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
        return jdbc.sql(OWN)
                .params(member, member)
                .query((row, number) -> WalletReads.account(row))
                .optional()
                .filter(Wallets::isOwn);
    }

    /** Whoever holds the survivor's row is the only one to ask for these. */
    private List<PointsAccount.Row> old(String survivor) {
        return jdbc.sql(WalletReads.ACCOUNT + " where survivor_id = ? and member_id <> ? order by member_id for update")
                .params(survivor, survivor)
                .query((row, number) -> WalletReads.account(row))
                .list();
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

    private static Wallet wallet(List<PointsAccount.Row> family, List<Lot> lots, FreezeReads freezes) {
        Map<String, List<Lot>> byMember =
                lots.stream().collect(Collectors.groupingBy(lot -> lot.paper().member()));
        List<PointsAccount> accounts = family.stream()
                .map(each -> new PointsAccount(
                        each, byMember.getOrDefault(each.member(), List.of()), freezes.of(each.member())))
                .toList();
        PointsAccount own =
                accounts.stream().filter(each -> isOwn(each.row())).findFirst().orElseThrow();
        return new Wallet(own, accounts.stream().filter(each -> each != own).toList());
    }

    /** Writes what has changed, entries and sums together. */
    void save(Wallet wallet, String actor) {
        writes.save(wallet, actor);
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
