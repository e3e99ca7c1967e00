package io.tillbridge.points;

import static java.util.Objects.requireNonNull;

import io.tillbridge.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One account of the ledger: its sums, its lots and its freezes change together and only by entries. While anything is
 * owed nothing is free: whatever comes in pays first.
 */
final class PointsAccount {

    /**
     * What the row of an account holds.
     *
     * @param survivor the member itself, or the one it was merged into
     * @param gathered whether others were merged into it
     * @param nextDue when something ends by itself
     */
    record Row(
            String member,
            String survivor,
            boolean gathered,
            Sums sums,
            @Nullable Instant nextDue,
            int version) {}

    private final Row row;
    private final Lots lots;
    private final Map<UUID, Freeze> freezes = new LinkedHashMap<>();
    private final List<Posting> postings = new ArrayList<>();
    private Sums sums;

    PointsAccount(Row row, Collection<Lot> lots, Collection<Freeze> freezes) {
        this.row = row;
        this.sums = row.sums();
        this.lots = new Lots(lots);
        freezes.forEach(freeze -> this.freezes.put(freeze.paper().id(), freeze));
    }

    Row row() {
        return row;
    }

    String member() {
        return row.member();
    }

    Sums sums() {
        return sums;
    }

    Collection<Lot> lots() {
        return lots.all();
    }

    Collection<Freeze> freezes() {
        return freezes.values();
    }

    List<Posting> postings() {
        return postings;
    }

    @Nullable
    Freeze freeze(UUID id) {
        return freezes.get(id);
    }

    /** Points come in, pending or at once; returns the entry. */
    UUID arrive(EntryKind kind, Lot.Paper paper, Instant now) {
        Lot lot = Lot.arrived(paper);
        lots.add(lot);
        return post(kind, paper.reference(), now, lots.pay(new Draft().arrive(lot, paper.points()), sums.debt(), now));
    }

    /**
     * Sets points aside.
     *
     * @throws PointsRejected if fewer are free
     */
    Freeze freeze(long points, Instant until, String reference, Instant now) {
        if (points > sums.available()) {
            throw PointsRejected.notEnough(sums.available(), points);
        }
        var draft = new Draft();
        List<Freeze.Part> parts = new ArrayList<>();
        long rest = points;
        for (Lot lot : lots.free()) {
            long part = Math.min(rest, lot.free());
            if (part > 0) {
                draft.freeze(lot, part);
                parts.add(new Freeze.Part(lot.id(), part, 0, 0));
                rest -= part;
            }
        }
        var paper = new Freeze.Paper(Ids.next(now), member(), points, until, reference, now);
        Freeze freeze = Freeze.begun(paper, parts);
        freezes.put(paper.id(), freeze);
        post(EntryKind.FREEZE, reference, now, draft);
        return freeze;
    }

    /** Spends so many of the points that were set aside; the rest is free again. */
    void consume(Freeze freeze, long points, Instant now) {
        var spent = new Draft();
        long rest = points;
        for (Freeze.Part part : freeze.parts()) {
            long number = part.consume(rest);
            Lot lot = lots.get(part.lot());
            spent.unfreeze(lot, number).take(lot, number);
            rest -= number;
        }
        post(EntryKind.CONSUME, freeze.paper().reference(), now, spent);
        unfreeze(freeze, Freeze.State.CONSUMED, now);
    }

    /** Nobody spends the points that were set aside. */
    void unfreeze(Freeze freeze, Freeze.State how, Instant at) {
        var draft = new Draft();
        for (Freeze.Part part : freeze.parts()) {
            draft.unfreeze(lots.get(part.lot()), part.points() - part.consumed());
        }
        freeze.end(how, at);
        post(EntryKind.UNFREEZE, freeze.paper().reference(), at, lots.pay(draft, sums.debt(), at));
        expire(at);
    }

    /**
     * Spent points come back to the lots they were in, what was spent last first. Those of a lot that has ended since come
     * back with the old date and so are gone again, or with some days of grace in a lot of their own.
     */
    UUID giveBack(Freeze freeze, long points, Duration grace, Instant now) {
        var draft = new Draft();
        long rest = points;
        for (int i = freeze.parts().size() - 1; i >= 0; i--) {
            Freeze.Part part = freeze.parts().get(i);
            long back = part.revert(rest);
            rest -= back;
            if (back > 0) {
                giveBack(draft, lots.get(part.lot()), back, grace, now);
            }
        }
        freeze.touch();
        UUID entry = post(EntryKind.REVERT, freeze.paper().reference(), now, lots.pay(draft, sums.debt(), now));
        expire(now);
        return entry;
    }

    private void giveBack(Draft draft, Lot lot, long points, Duration grace, Instant now) {
        if (!lot.over(now) || grace.isZero()) {
            draft.give(lot, points);
            return;
        }
        Lot late = Lot.arrived(lot.paper().moved(Ids.next(now), member(), points, now.plus(grace)));
        lots.add(late);
        draft.arrive(late, points);
    }

    /** As {@link Lots#takeOwn} does. */
    long takeOwn(Draft draft, UUID origin, long points) {
        return lots.takeOwn(draft, origin, points);
    }

    /** As {@link Lots#takeFree} does. */
    long takeFree(Draft draft, long points) {
        return lots.takeFree(draft, points);
    }

    /** Moves what is free, and what is owed, to the account of the survivor. */
    void sweepTo(PointsAccount survivor, Instant now) {
        for (Lot lot : lots.free()) {
            long points = lot.free();
            post(EntryKind.TRANSFER_OUT, lot.paper().reference(), now, new Draft().take(lot, points));
            Lot.Paper moved = lot.paper().moved(Ids.next(now), survivor.member(), points, lot.expiresAt());
            survivor.arrive(EntryKind.TRANSFER_IN, moved, now);
        }
        long owed = sums.debt();
        if (owed > 0) {
            post(EntryKind.TRANSFER_OUT, member(), now, new Draft().owe(-owed));
            var draft = new Draft();
            draft.owe(survivor.takeFree(draft, owed));
            survivor.post(EntryKind.TRANSFER_IN, member(), now, draft);
        }
    }

    UUID post(EntryKind kind, String reference, Instant at, Draft draft) {
        UUID id = Ids.next(at);
        if (!draft.empty()) {
            sums = draft.on(sums);
            postings.add(draft.posting(id, member(), kind, reference, at));
        }
        return id;
    }

    /** When something here ends by itself next. */
    @Nullable
    Instant nextDue() {
        return Stream.concat(
                        lots.nextDue().stream(),
                        freezes.values().stream()
                                .filter(Freeze::open)
                                .map(freeze -> freeze.paper().until()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** All that ends by itself at that moment. */
    void happen(Instant at) {
        for (Lot lot : lots.that(lot -> lot.pending() && !at.isBefore(requireNonNull(lot.confirmAt())))) {
            var draft = new Draft().confirm(lot);
            post(EntryKind.EARN_CONFIRM, lot.paper().reference(), at, lots.pay(draft, sums.debt(), at));
        }
        for (Freeze freeze : List.copyOf(freezes.values())) {
            if (freeze.open() && !at.isBefore(freeze.paper().until())) {
                unfreeze(freeze, Freeze.State.TIMED_OUT, at);
            }
        }
        expire(at);
    }

    private void expire(Instant at) {
        for (Lot lot : lots.that(lot -> lot.over(at) && lot.free() > 0)) {
            post(EntryKind.EXPIRE, lot.paper().reference(), at, new Draft().expire(lot));
        }
    }
}
