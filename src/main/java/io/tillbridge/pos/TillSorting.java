package io.tillbridge.pos;

import io.tillbridge.formats.Unit;
import io.tillbridge.integration.FileInHand;
import io.tillbridge.integration.UnitFate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells what is new from what was booked before, and from what contradicts it. */
@Component
class TillSorting {

    private final TillLedger ledger;
    private final TillConflicts conflicts;

    TillSorting(TillLedger ledger, TillConflicts conflicts) {
        this.ledger = ledger;
        this.conflicts = conflicts;
    }

    /**
     * What is to be booked.
     *
     * @param parts of receipts whose beginning was booked from the same file; they have its id
     */
    record Sorted(List<TillTransaction> fresh, List<TillTransaction> parts) {}

    /** Settles whatever is not to be booked; the caller holds the days of the tills. */
    Sorted sort(FileInHand file, List<Unit> units, List<TillDraft> drafts) {
        Map<TillKey, TillLedger.Known> known = new HashMap<>(ledger.known(
                drafts.stream().map(draft -> draft.transaction().key()).toList()));
        var sorted = new Sorted(new ArrayList<>(), new ArrayList<>());
        Set<UUID> here = new HashSet<>();
        for (TillDraft draft : drafts) {
            TillTransaction one = draft.transaction();
            TillLedger.Known before = known.get(one.key());
            if (before == null) {
                known.put(
                        one.key(),
                        new TillLedger.Known(
                                one.id(), one.content(), file.id(), one.head().spoken(), null));
                here.add(one.id());
                sorted.fresh().add(one);
                draft.settle(one.key().type().ignored() ? UnitFate.REPEATED : UnitFate.BOOKED);
            } else if (before.content().equals(one.content())
                    || one.key().type().ignored()
                    || toldOtherwise(before, one)) {
                draft.settle(UnitFate.REPEATED);
            } else if (!here.contains(before.id()) && goesOn(file, draft, before)) {
                here.add(before.id());
                sorted.parts().add(one.continuing(before.id(), ledger.lastLine(before.id())));
            } else {
                conflict(file, units, draft, before.id(), PosRejected.content(one.key()));
            }
        }
        return sorted;
    }

    /** Whether a message and a file tell the same, each in its own words. */
    private boolean toldOtherwise(TillLedger.Known before, TillTransaction one) {
        return before.spoken() != one.head().spoken()
                && ledger.substance(before.id()).equals(TillSubstance.of(one));
    }

    /** Whether these are further rows of a receipt that the file began to tell before. */
    private boolean goesOn(FileInHand file, TillDraft draft, TillLedger.Known before) {
        if (!draft.receipt().listed() || !before.file().equals(file.id()) || before.undoneBy() != null) {
            return false;
        }
        List<Long> booked = ledger.offsets(before.id());
        return draft.transaction().lines().stream()
                .noneMatch(line -> booked.contains(line.told().offset()));
    }

    void conflict(FileInHand file, List<Unit> units, TillDraft draft, UUID booked, PosRejected why) {
        draft.receipt().units().forEach(at -> conflicts.list(file, units.get(at), draft.transaction(), booked, why));
        draft.settle(UnitFate.conflict(why));
    }
}
