package io.tillbridge.pickup;

import io.tillbridge.catalog.Store;
import io.tillbridge.catalog.Stores;
import io.tillbridge.inventory.StockMoves;
import io.tillbridge.inventory.StockRequest;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Turns a hand-over round: undone because it did not really happen, or returned because the shopper came back. */
@Component
class ReversalDesk {

    private final PickupWork work;
    private final Handovers handovers;
    private final PickupCodes codes;
    private final StoreRules rules;
    private final Stores stores;
    private final StockMoves stock;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReversalDesk(
            PickupWork work,
            Handovers handovers,
            PickupCodes codes,
            StoreRules rules,
            Stores stores,
            StockMoves stock,
            ApplicationEventPublisher events,
            Clock clock) {
        this.work = work;
        this.handovers = handovers;
        this.codes = codes;
        this.rules = rules;
        this.stores = stores;
        this.stock = stock;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The goods never left; they are on the shelf again.
     *
     * @param handover which one; absent for the last that was not undone
     * @throws PickupRejected if it was undone before, the store's time for that is over, or money was given back
     */
    @Transactional
    PickupView undo(UUID id, @Nullable UUID handover, String why, Caller manager) {
        Pickup pickup = work.hold(id, manager);
        Handovers.Past past = find(id, handover);
        Store store = stores.get(pickup.paper().store());
        mustBeInTime(past, store);
        Instant now = clock.instant();
        pickup.undo(past.pieces());
        if (!handovers.undo(past.id(), why, manager, now)) {
            throw PickupRejected.busy();
        }
        codes.giveBack(past.id());
        work.write(pickup);
        stock.undoSale(request(pickup, past.pieces()), manager.id(), past.at());
        PickupPaper paper = pickup.paper();
        events.publishEvent(new HandoverUndone(
                id, past.id(), paper.order(), paper.channel(), paper.orderId(), paper.store(), past.pieces(), now));
        events.publishEvent(new Audited(manager.id(), "HANDOVER_UNDONE", id.toString(), why));
        return work.view(pickup);
    }

    /** The shopper brings collected goods back. The money is the channel's to give. */
    @Transactional
    PickupView takeReturn(UUID id, Map<Integer, Integer> pieces, boolean resaleable, String why, Caller clerk) {
        Pickup pickup = work.hold(id, clerk);
        Instant now = clock.instant();
        Map<Integer, Integer> unpaid = pickup.takeReturn(pieces, clerk.place(), clerk.name(), now);
        work.write(pickup);
        stock.takeReturn(request(pickup, pieces), clerk.id());
        if (!resaleable) {
            stock.writeOff(request(pickup, pieces), clerk.id());
        }
        PickupPaper paper = pickup.paper();
        events.publishEvent(new GoodsReturned(
                id, paper.order(), paper.channel(), paper.orderId(), paper.store(), pieces, resaleable, now));
        if (!unpaid.isEmpty()) {
            events.publishEvent(RefundRequested.of(pickup, unpaid, "RETURNED", now));
        }
        events.publishEvent(new Audited(clerk.id(), "GOODS_RETURNED", id.toString(), why));
        return work.view(pickup);
    }

    private Handovers.Past find(UUID pickup, @Nullable UUID handover) {
        UUID wanted = handover != null
                ? handover
                : handovers.last(pickup).orElseThrow(() -> PickupRejected.unknownHandover(pickup));
        return handovers
                .find(wanted)
                .filter(past -> past.pickup().equals(pickup))
                .orElseThrow(() -> PickupRejected.unknownHandover(wanted));
    }

    private void mustBeInTime(Handovers.Past past, Store store) {
        if (past.undoneAt() != null) {
            throw PickupRejected.undoneBefore(store, past.undoneAt(), String.valueOf(past.undoneBy()));
        }
        Instant until = past.at().plus(Duration.ofMinutes(rules.of(store.id()).undoMinutes()));
        if (clock.instant().isAfter(until)) {
            throw PickupRejected.undoTooLate(store, until);
        }
    }

    private static StockRequest request(Pickup pickup, Map<Integer, Integer> pieces) {
        return new StockRequest(
                pickup.id(), pickup.paper().store(), pickup.pieces().articles(pieces));
    }
}
