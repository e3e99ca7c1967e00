package io.tillbridge.pos;

import io.tillbridge.formats.Unit;
import io.tillbridge.integration.FileInHand;
import io.tillbridge.inventory.TillStock;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Books translated receipts once, with everything that follows from them, in the caller's transaction. */
@Component
class TillBook {

    private final TillSorting sorting;
    private final TillLedger ledger;
    private final TillNumbers numbers;
    private final TillPickups pickups;
    private final TillVoids voids;
    private final LoyaltyDue loyalty;
    private final TillStock stock;
    private final ApplicationEventPublisher events;

    TillBook(
            TillSorting sorting,
            TillLedger ledger,
            TillNumbers numbers,
            TillPickups pickups,
            TillVoids voids,
            LoyaltyDue loyalty,
            TillStock stock,
            ApplicationEventPublisher events) {
        this.sorting = sorting;
        this.ledger = ledger;
        this.numbers = numbers;
        this.pickups = pickups;
        this.voids = voids;
        this.loyalty = loyalty;
        this.stock = stock;
        this.events = events;
    }

    /** Settles every draft. Stock comes last, since counters wait for its rows. */
    void book(FileInHand file, List<Unit> units, List<TillDraft> drafts, Instant now) {
        numbers.lock(drafts.stream()
                .map(draft -> draft.transaction().key().tillDay())
                .collect(Collectors.toSet()));
        TillSorting.Sorted sorted = sorting.sort(file, units, drafts);
        var tally = new SalesTally();
        List<TillTransaction> fresh = pickups.apart(sorted.fresh());
        ledger.insert(file, fresh, now);
        fresh.stream().filter(one -> !one.key().type().ignored()).forEach(one -> tally.add(one, 1));
        for (TillTransaction part : pickups.apart(sorted.parts())) {
            ledger.extend(part);
            tally.add(part, 0);
        }
        loyalty.add(file, fresh);
        loyalty.add(file, sorted.parts());
        undo(file, units, drafts, fresh, tally);
        numbers.used(file, fresh.stream().map(TillTransaction::key).toList());
        stock.moved(tally.moved(), file.id().toString(), file.name(), file.link());
        tally.events(file, now).forEach(events::publishEvent);
    }

    private void undo(
            FileInHand file, List<Unit> units, List<TillDraft> drafts, List<TillTransaction> fresh, SalesTally tally) {
        Set<StoreId> stores = new TreeSet<>();
        Set<LocalDate> days = new TreeSet<>();
        for (TillDraft draft : drafts) {
            stores.add(draft.transaction().key().store());
            days.add(draft.transaction().key().day());
        }
        fresh.stream().filter(one -> one.key().type().undoes()).forEach(one -> days.add(voids.await(one)));
        TillVoids.Outcome outcome = voids.resolve(stores, days);
        outcome.done().forEach(tally::add);
        voids.moves(outcome.done()).forEach(tally::add);
        loyalty.undo(file, outcome.done());
        refuse(file, units, drafts, outcome.tooLate());
    }

    /** What another has undone before is listed, and nothing more. */
    private void refuse(FileInHand file, List<Unit> units, List<TillDraft> drafts, List<TillVoids.Pair> tooLate) {
        Map<UUID, TillVoids.Pair> late =
                tooLate.stream().collect(Collectors.toMap(TillVoids.Pair::undoing, pair -> pair));
        for (TillDraft draft : drafts) {
            TillVoids.Pair pair = late.get(draft.transaction().id());
            if (pair != null) {
                sorting.conflict(
                        file,
                        units,
                        draft,
                        pair.undone(),
                        PosRejected.alreadyUndone(draft.transaction().key()));
            }
        }
    }
}
