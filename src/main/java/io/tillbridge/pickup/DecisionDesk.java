package io.tillbridge.pickup;

import io.tillbridge.catalog.Stores;
import io.tillbridge.inventory.StockLedger;
import io.tillbridge.inventory.StockRequest;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides what becomes of a pickup that its store cannot serve. */
@Component
class DecisionDesk {

    private final PickupWork work;
    private final PickupOpening opening;
    private final TransferDesk transfers;
    private final PickupExceptions exceptions;
    private final StockLedger stock;
    private final Stores stores;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DecisionDesk(
            PickupWork work,
            PickupOpening opening,
            TransferDesk transfers,
            PickupExceptions exceptions,
            StockLedger stock,
            Stores stores,
            ApplicationEventPublisher events,
            Clock clock) {
        this.work = work;
        this.opening = opening;
        this.transfers = transfers;
        this.exceptions = exceptions;
        this.stock = stock;
        this.stores = stores;
        this.events = events;
        this.clock = clock;
    }

    enum Kind {
        /** The shopper collects at another store. */
        REROUTE,
        /** Another store or the warehouse sends the goods to the shopper's store. */
        SHIP_TO_STORE,
        /** The goods are here after all, or have come. */
        WAIT,
        /** The channel is asked to give the money back. */
        REFUND
    }

    /** @param store the new store, or the one that sends; only for the first two kinds */
    record Decision(Kind kind, @Nullable StoreId store) {}

    /**
     * Carries the decision out.
     *
     * @return the pickup that the shopper has now
     * @throws PickupRejected if the pickup is not to be decided about, or the store named has too little
     */
    @Transactional
    PickupView decide(UUID id, Decision decision, Caller by) {
        Pickup pickup = work.hold(id, by);
        if (pickup.state() != PickupState.REJECTED) {
            throw PickupRejected.state(pickup.state().name());
        }
        Instant now = clock.instant();
        Pickup current = switch (decision.kind()) {
            case REROUTE -> reroute(pickup, named(decision), by, now);
            case SHIP_TO_STORE -> shipToStore(pickup, named(decision), now);
            case WAIT -> waitAgain(pickup, now);
            case REFUND -> refund(pickup, now);
        };
        if (decision.kind() == Kind.REFUND) {
            exceptions.note(id, decision.kind().name(), by);
        } else {
            work.write(pickup);
            exceptions.close(id, decision.kind().name(), by, now);
        }
        events.publishEvent(
                new Audited(by.id(), "PICKUP_DECIDED", id.toString(), decision.kind() + " " + decision.store()));
        return work.view(current);
    }

    private Pickup reroute(Pickup pickup, StoreId store, Caller by, Instant now) {
        if (store.equals(pickup.paper().store())) {
            throw PickupRejected.state(pickup.state().name());
        }
        List<PickupLine> lines = pickup.reroute(store, by.name(), now);
        Pickup next = opening.another(pickup, store, PickupProgress.opened(PickupState.RESERVED, null), lines, now);
        reserve(new StockRequest(next.id(), store, next.openPieces()));
        opening.write(List.of(next), now);
        events.publishEvent(PickupRerouted.of(pickup, now));
        opening.announce(next, now);
        events.publishEvent(ShopperNoticeDue.of(next, NoticeKind.PICKUP_MOVED, now));
        return next;
    }

    private Pickup shipToStore(Pickup pickup, StoreId from, Instant now) {
        UUID transfer = Ids.next(now);
        reserve(new StockRequest(transfer, from, pickup.openPieces()));
        pickup.shipToStore();
        transfers.request(transfer, pickup, from, now);
        opening.announce(pickup, now);
        return pickup;
    }

    private Pickup waitAgain(Pickup pickup, Instant now) {
        reserve(new StockRequest(pickup.id(), pickup.paper().store(), pickup.openPieces()));
        pickup.waitAgain();
        opening.announce(pickup, now);
        return pickup;
    }

    private Pickup refund(Pickup pickup, Instant now) {
        String reason = pickup.progress().reason();
        events.publishEvent(RefundRequested.of(
                pickup, pickup.pieces().open(), reason == null ? PickupExceptions.Reason.OTHER.name() : reason, now));
        return pickup;
    }

    private void reserve(StockRequest request) {
        Map<Sku, Long> missing = stock.reserve(List.of(request)).getOrDefault(request.holder(), Map.of());
        if (!missing.isEmpty()) {
            throw PickupRejected.storeShort(request.store(), missing.toString());
        }
    }

    private StoreId named(Decision decision) {
        if (decision.store() == null) {
            throw new IllegalArgumentException("this decision names a store");
        }
        return stores.get(decision.store()).id();
    }
}
