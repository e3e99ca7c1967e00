package io.tillbridge.points;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything one person has: the account, and those of members that were merged into this one. In the old accounts only
 * what is pending or frozen stays until that is over; whatever becomes free there moves on at once.
 */
final class Wallet {

    /** What becomes of a reversal when too little is left to take. */
    enum Shortfall {
        DEBT,
        /** Points that are pending for other purchases are taken first, those confirmed soonest before all. */
        FROM_PENDING
    }

    private final PointsAccount own;
    private final List<PointsAccount> old;

    Wallet(PointsAccount own, List<PointsAccount> old) {
        this.own = own;
        this.old = old;
    }

    /** As the rows of its accounts say, to be looked at only; the survivor's is one of them. */
    Wallet(List<PointsAccount.Row> rows) {
        this(
                account(rows, row -> row.survivor().equals(row.member())).get(0),
                account(rows, row -> !row.survivor().equals(row.member())));
    }

    private static List<PointsAccount> account(List<PointsAccount.Row> rows, Predicate<PointsAccount.Row> which) {
        return rows.stream()
                .filter(which)
                .map(row -> new PointsAccount(row, List.of(), List.of()))
                .toList();
    }

    PointsAccount own() {
        return own;
    }

    List<PointsAccount> accounts() {
        return Stream.concat(Stream.of(own), old.stream()).toList();
    }

    /** What can be told of it; nothing is left to happen by itself at the moment of asking. */
    PointsBalance balance() {
        long pending =
                accounts().stream().mapToLong(each -> each.sums().pending()).sum();
        long frozen =
                accounts().stream().mapToLong(each -> each.sums().frozen()).sum();
        return new PointsBalance(
                own.member(),
                own.sums().available(),
                pending,
                frozen,
                own.sums().debt());
    }

    /** All that ends by itself until then happens, in the order in which it is due: being late changes nothing. */
    void pass(Instant now) {
        sweep(now);
        Instant at = nextDue();
        while (at != null && !at.isAfter(now)) {
            for (PointsAccount account : accounts()) {
                account.happen(at);
            }
            sweep(at);
            at = nextDue();
        }
    }

    private @Nullable Instant nextDue() {
        return accounts().stream()
                .map(PointsAccount::nextDue)
                .filter(due -> due != null)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    @Nullable
    Freeze freeze(UUID id) {
        return accounts().stream()
                .map(account -> account.freeze(id))
                .filter(freeze -> freeze != null)
                .findFirst()
                .orElse(null);
    }

    /** The account whose points were set aside. */
    PointsAccount accountOf(Freeze freeze) {
        return accounts().stream()
                .filter(account -> account.member().equals(freeze.paper().member()))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Earned points are taken back: from their own lot, pending or not, else from what is free, else by the rule. Nothing of
     * it is dropped: what cannot be taken is owed. Points of that lot that ended by their date are not taken again.
     */
    void takeBack(UUID origin, long points, Shortfall rule, String reference, Instant now) {
        Map<PointsAccount, Draft> drafts = new LinkedHashMap<>();
        long rest = points;
        for (PointsAccount account : accounts()) {
            rest = account.takeOwn(draft(drafts, account), origin, rest);
        }
        rest = own.takeFree(draft(drafts, own), rest);
        if (rule == Shortfall.FROM_PENDING) {
            rest = takePending(drafts, rest);
        }
        draft(drafts, own).owe(rest);
        drafts.forEach((account, draft) -> account.post(EntryKind.REVERT, reference, now, draft));
        sweep(now);
    }

    private static Draft draft(Map<PointsAccount, Draft> drafts, PointsAccount account) {
        return drafts.computeIfAbsent(account, any -> new Draft());
    }

    private long takePending(Map<PointsAccount, Draft> drafts, long points) {
        record Pending(PointsAccount account, Lot lot) {}
        List<Pending> pending = accounts().stream()
                .flatMap(account -> account.lots().stream().filter(Lot::pending).map(lot -> new Pending(account, lot)))
                .sorted(Comparator.comparing(Pending::lot, Lot.CONFIRMING))
                .toList();
        long rest = points;
        for (Pending each : pending) {
            long part = Math.min(rest, each.lot().remaining());
            draft(drafts, each.account()).take(each.lot(), part);
            rest -= part;
        }
        return rest;
    }

    /** Old accounts hand over what is free. */
    void sweep(Instant now) {
        old.forEach(account -> account.sweepTo(own, now));
    }
}
