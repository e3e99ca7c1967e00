package io.tillbridge.points;

import io.tillbridge.shared.LateRows;
import java.sql.Timestamp;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** How accounts are written, with their entries, lots and freezes; whoever does so holds the accounts. */
@Component
class WalletWrites {

    private static final String ENTRY = "insert into points_entry (entry_id, member_id, kind, points, pending, frozen,"
            + " reference, actor, entered_at) values (?,?,?,?,?,?,?,?,?)";

    private final LateRows rows;

    WalletWrites(LateRows rows) {
        this.rows = rows;
    }

    /** Writes what has changed, entries and sums together. */
    void save(Wallet wallet, String actor) {
        for (PointsAccount account : wallet.accounts()) {
            account.lots().forEach(this::save);
            account.freezes().forEach(this::save);
        }
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
                Wallets.timestamp(account.nextDue()),
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

    private void save(Lot lot) {
        Lot.Paper paper = lot.paper();
        Lot.Left now = lot.left();
        Lot.Left before = lot.before();
        if (before == null) {
            rows.add(
                    "insert into points_lot (lot_id, origin_id, member_id, points, remaining, spent, frozen, expired, pending,"
                            + " earned_at, confirm_at, expires_at, reference) values (?,?,?,?,?,?,?,?,?,?,?,?,?)",
                    paper.id(),
                    paper.origin(),
                    paper.member(),
                    paper.points(),
                    now.remaining(),
                    now.spent(),
                    now.frozen(),
                    now.expired(),
                    now.pending(),
                    Timestamp.from(paper.earnedAt()),
                    Wallets.timestamp(paper.confirmAt()),
                    Wallets.timestamp(paper.expiresAt()),
                    paper.reference());
        } else if (!before.equals(now)) {
            rows.change(
                    "update points_lot set remaining = ?, spent = ?, frozen = ?, expired = ?, pending = ?"
                            + " where lot_id = ? and remaining = ? and frozen = ? and expired = ?",
                    now.remaining(),
                    now.spent(),
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
