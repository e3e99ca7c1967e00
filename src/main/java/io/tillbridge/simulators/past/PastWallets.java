package io.tillbridge.simulators.past;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The points of members: earned pending, confirmed a week later, some of them spent. Lots and accounts are written last. */
final class PastWallets {

    private static final Duration PENDING = Duration.ofDays(7);
    private static final Duration VALID = Duration.ofDays(365);
    private static final String ENTRY =
            "points_entry (entry_id, member_id, kind, points, pending, frozen, reference, actor," + " entered_at)";
    private static final String ENTRY_LOT = "points_entry_lot (entry_id, lot_id, points)";

    private final PastRows rows;
    private final Map<String, Wallet> wallets = new TreeMap<>();

    PastWallets(PastRows rows) {
        this.rows = rows;
    }

    private static final class Lot {

        private final UUID id;
        private final String member;
        private final long points;
        private final Instant earnedAt;
        private final String reference;
        private long remaining;
        private boolean pending = true;

        private Lot(UUID id, String member, long points, Instant earnedAt, String reference) {
            this.id = id;
            this.member = member;
            this.points = points;
            this.earnedAt = earnedAt;
            this.reference = reference;
            this.remaining = points;
        }

        private Instant confirmAt() {
            return earnedAt.plus(PENDING);
        }
    }

    private static final class Wallet {

        private final Deque<Lot> pending = new ArrayDeque<>();
        private final Deque<Lot> free = new ArrayDeque<>();
        private final List<Lot> spent = new ArrayList<>();

        private long sum(boolean ofPending) {
            return (ofPending ? pending : free)
                    .stream().mapToLong(lot -> lot.remaining).sum();
        }
    }

    /** What the pieces of one line earned. */
    record Line(int no, String sku, int pieces, long paidFen, long points) {}

    /** Who has earned with what. */
    record Purchase(UUID handover, UUID pickup, UUID order, String channel, String store) {}

    void earn(Company.Member member, Purchase purchase, List<Line> lines, Instant at, Chance chance) {
        long points = lines.stream().mapToLong(Line::points).sum();
        if (points == 0) {
            return;
        }
        UUID earning = chance.id(at);
        var lot = new Lot(earning, member.id(), points, at, "past");
        wallet(member).pending.add(lot);
        rows.add(
                "points_earning (earning_id, handover_id, pickup_id, order_ref, member_id, channel, store_id, points,"
                        + " earned_at)",
                earning,
                purchase.handover(),
                purchase.pickup(),
                purchase.order(),
                member.id(),
                purchase.channel(),
                purchase.store(),
                points,
                at);
        for (Line line : lines) {
            rows.add(
                    "points_earning_line (earning_id, line_no, sku, pieces, paid_fen, points, rule, rule_version)",
                    earning,
                    line.no(),
                    line.sku(),
                    line.pieces(),
                    line.paidFen(),
                    line.points(),
                    "earn",
                    1);
        }
        UUID entry = chance.id(at);
        rows.add(ENTRY, entry, member.id(), "EARN_PENDING", 0, points, 0, "past", "past", at);
        rows.add(ENTRY_LOT, entry, earning, points);
    }

    /** Takes money off with points, if the member has enough; returns the amount in fen. */
    long spend(Company.Member member, long most, String store, Company.Person clerk, Instant at, Chance chance) {
        Wallet wallet = wallet(member);
        confirm(member, at, chance);
        long points = Math.min(most, wallet.sum(false)) / 100 * 100;
        if (points == 0) {
            return 0;
        }
        UUID freeze = chance.id(at);
        rows.add(
                "points_freeze (freeze_id, member_id, points, consumed, state, frozen_until, reference, frozen_at, ended_at)",
                freeze,
                member.id(),
                points,
                points,
                "CONSUMED",
                at.plus(Duration.ofMinutes(15)),
                "past",
                at,
                at);
        rows.add(ENTRY, chance.id(at), member.id(), "FREEZE", 0, 0, points, "past", clerk.id(), at);
        UUID consumed = chance.id(at);
        rows.add(ENTRY, consumed, member.id(), "CONSUME", -points, 0, -points, "past", clerk.id(), at);
        long rest = points;
        for (int place = 1; rest > 0; place++) {
            Lot lot = wallet.free.getFirst();
            long part = Math.min(rest, lot.remaining);
            lot.remaining -= part;
            rest -= part;
            rows.add(ENTRY_LOT, consumed, lot.id, -part);
            rows.add(
                    "points_freeze_lot (freeze_id, lot_id, place, points, consumed)",
                    freeze,
                    lot.id,
                    place,
                    part,
                    part);
            if (lot.remaining == 0) {
                wallet.spent.add(wallet.free.removeFirst());
            }
        }
        rows.add(
                "points_exchange (exchange_id, offer_id, offer_version, kind, reference, member_id, quantity, points, fen,"
                        + " rule, rule_version, freeze_id, confirmed_by, store_id, actor, made_at)",
                chance.id(at),
                "money-off",
                1,
                "MONEY_OFF",
                "",
                member.id(),
                1,
                points,
                points,
                "price",
                1,
                freeze,
                "NOTHING",
                store,
                clerk.id(),
                at);
        return points;
    }

    /** What was earned a week ago and earlier is there to be spent. */
    void confirm(Company.Member member, Instant now, Chance chance) {
        Wallet wallet = wallets.get(member.id());
        while (wallet != null
                && !wallet.pending.isEmpty()
                && !wallet.pending.getFirst().confirmAt().isAfter(now)) {
            Lot lot = wallet.pending.removeFirst();
            lot.pending = false;
            wallet.free.add(lot);
            rows.add(
                    ENTRY,
                    chance.id(lot.confirmAt()),
                    member.id(),
                    "EARN_CONFIRM",
                    lot.points,
                    -lot.points,
                    0,
                    "past",
                    "time",
                    lot.confirmAt());
        }
    }

    /** An account for a member that may earn; lots and entries refer to it. */
    void open(Company.Member member) {
        rows.add("points_account (member_id, survivor_id)", member.id(), member.id());
    }

    /** Lots as they are at the end. */
    void writeLots() {
        for (Wallet wallet : wallets.values()) {
            wallet.spent.forEach(this::write);
            wallet.free.forEach(this::write);
            wallet.pending.forEach(this::write);
            rows.rest();
        }
    }

    private void write(Lot lot) {
        rows.add(
                "points_lot (lot_id, origin_id, member_id, points, remaining, spent, frozen, expired, pending, earned_at,"
                        + " confirm_at, expires_at, reference)",
                lot.id,
                lot.id,
                lot.member,
                lot.points,
                lot.remaining,
                lot.remaining == 0,
                0,
                0,
                lot.pending,
                lot.earnedAt,
                lot.confirmAt(),
                lot.confirmAt().plus(VALID),
                lot.reference);
    }

    /** What an account holds at the end, and when something there ends by itself next. */
    record Standing(
            String member,
            long balance,
            long pending,
            @Nullable Instant next) {}

    List<Standing> standings() {
        return wallets.entrySet().stream()
                .map(each -> {
                    Wallet wallet = each.getValue();
                    Instant next = !wallet.pending.isEmpty()
                            ? wallet.pending.getFirst().confirmAt()
                            : wallet.free.isEmpty()
                                    ? null
                                    : wallet.free.getFirst().confirmAt().plus(VALID);
                    return new Standing(each.getKey(), wallet.sum(false), wallet.sum(true), next);
                })
                .toList();
    }

    private Wallet wallet(Company.Member member) {
        return wallets.computeIfAbsent(member.id(), id -> new Wallet());
    }
}
