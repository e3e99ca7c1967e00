package io.tillbridge.points;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** An entry in the making: every step changes a lot and remembers what the entry has to say about it. */
final class Draft {

    private final Map<UUID, Long> lots = new LinkedHashMap<>();
    private long points;
    private long pending;
    private long frozen;
    private long debt;

    /** Points came in with a lot. */
    Draft arrive(Lot lot, long number) {
        move(lot, number);
        if (lot.pending()) {
            pending += number;
        } else {
            points += number;
        }
        return this;
    }

    Draft confirm(Lot lot) {
        lot.confirm();
        pending -= lot.remaining();
        points += lot.remaining();
        return this;
    }

    Draft take(Lot lot, long number) {
        lot.take(number);
        move(lot, -number);
        if (lot.pending()) {
            pending -= number;
        } else {
            points -= number;
        }
        return this;
    }

    Draft give(Lot lot, long number) {
        lot.give(number);
        return arrive(lot, number);
    }

    Draft freeze(Lot lot, long number) {
        lot.freeze(number);
        frozen += number;
        return this;
    }

    Draft unfreeze(Lot lot, long number) {
        lot.unfreeze(number);
        frozen -= number;
        return this;
    }

    Draft expire(Lot lot) {
        long gone = lot.expire();
        move(lot, -gone);
        points -= gone;
        return this;
    }

    /** Points that are owed, since nothing is left to take; fewer than none are owed less. */
    Draft owe(long number) {
        points -= number;
        debt += number;
        return this;
    }

    /** A lot pays for what is owed: the lot has less, the debt is less, the balance stays. */
    Draft pay(Lot lot, long number) {
        lot.take(number);
        move(lot, -number);
        debt -= number;
        return this;
    }

    private void move(Lot lot, long number) {
        if (number != 0) {
            lots.merge(lot.id(), number, Long::sum);
        }
    }

    boolean empty() {
        return points == 0 && pending == 0 && frozen == 0 && debt == 0 && lots.isEmpty();
    }

    Sums on(Sums before) {
        return before.plus(points, pending, frozen).owing(debt);
    }

    Posting posting(UUID id, String member, EntryKind kind, String reference, Instant at) {
        lots.values().removeIf(number -> number == 0);
        return new Posting(id, member, kind, points, pending, frozen, lots, reference, at);
    }
}
