package io.tillbridge.points;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lots of one account, and from which of them points are taken first. */
final class Lots {

    private final Map<UUID, Lot> byId = new LinkedHashMap<>();

    Lots(Collection<Lot> lots) {
        lots.forEach(this::add);
    }

    void add(Lot lot) {
        byId.put(lot.id(), lot);
    }

    Collection<Lot> all() {
        return byId.values();
    }

    Lot get(UUID id) {
        return requireNonNull(byId.get(id), "a lot that was not read");
    }

    /** In the order in which they are spent. */
    List<Lot> that(Predicate<Lot> which) {
        return byId.values().stream().filter(which).sorted(Lot.SPENDING).toList();
    }

    /** Those of which something may be spent, in the order in which it is. */
    List<Lot> free() {
        return that(lot -> lot.free() > 0);
    }

    /** Takes whatever is free, what ends soonest first; returns what is missing. */
    long takeFree(Draft draft, long points) {
        long rest = points;
        for (Lot lot : rest == 0 ? List.<Lot>of() : free()) {
            long part = Math.min(rest, lot.free());
            draft.take(lot, part);
            rest -= part;
        }
        return rest;
    }

    /** What of the points of one origin is free or pending here, or gone anyway; returns what is missing. */
    long takeOwn(Draft draft, UUID origin, long points) {
        List<Lot> own = that(lot -> lot.paper().origin().equals(origin));
        long rest = points;
        for (Lot lot : own) {
            long part = Math.min(rest, lot.pending() ? lot.remaining() : lot.free());
            draft.take(lot, part);
            rest -= part;
        }
        for (Lot lot : own) {
            rest -= lot.forgive(rest);
        }
        return rest;
    }

    /** What is owed is paid from whatever is free and has not ended by then. */
    Draft pay(Draft draft, long owed, Instant at) {
        long rest = owed;
        for (Lot lot : rest == 0 ? List.<Lot>of() : free()) {
            long part = lot.over(at) ? 0 : Math.min(rest, lot.free());
            if (part > 0) {
                draft.pay(lot, part);
                rest -= part;
            }
        }
        return draft;
    }

    /** When one of them is confirmed or ends next. */
    Optional<Instant> nextDue() {
        return byId.values().stream().flatMap(Lots::due).min(Comparator.naturalOrder());
    }

    private static Stream<Instant> due(Lot lot) {
        @Nullable
        Instant at =
                lot.pending() ? lot.remaining() == 0 ? null : lot.confirmAt() : lot.free() > 0 ? lot.expiresAt() : null;
        return Stream.ofNullable(at);
    }
}
