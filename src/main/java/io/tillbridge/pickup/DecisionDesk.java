package io.tillbridge.pickup;

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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides what becomes of a pickup that its store cannot serve. */
@Component
class DecisionDesk {

    private final PickupWork work;
    private final PickupOpening opening;
    private final TransferRequests transfers;
    private final PickupExceptions exceptions;
    private final StockLedger stock;
    private final DecisionRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DecisionDesk(
            PickupWork work,
            PickupOpening opening,
            TransferRequests transfers,
            PickupExceptions exceptions,
            StockLedger stock,
            DecisionRules rules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.work = work;
        this.opening = opening;
        this.transfers = transfers;
        this.exceptions = exceptions;
        this.stock = stock;
        this.rules = rules;
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
     * @throws DecisionRejected if the refund was asked for before, or the store named is none that this may be decided for
     */
    @Transactional
    PickupView decide(UUID id, Decision decision, Caller by) {
        Pickup pickup = work.hold(id, by);
        rules.mustBeOpen(pickup);
        Instant now = clock.instant();
        Pickup current = switch (decision.kind()) {
            case REROUTE -> reroute(pickup, rules.newStore(pickup, decision.store()), by, now);
            case SHIP_TO_STORE -> shipToStore(pickup, rules.sender(pickup, decision.store()), now);
            case WAIT -> waitAgain(pickup, now);
            case REFUND -> refund(pickup, now);
        };
        work.write(pickup);
        if (decision.kind() == Kind.REFUND) {
            exceptions.note(id, decision.kind().name(), by);
        } else {
            exceptions.close(id, decision.kind().name(), by, now);
        }
        events.publishEvent(
                new Audited(by.id(), "PICKUP_DECIDED", id.toString(), decision.kind() + " " + decision.store()));
        return work.view(current);
    }

    private Pickup reroute(Pickup pickup, StoreId store, Caller by, Instant now) {
        List<PickupLine> lines = pickup.reroute(store, by.name(), now);
        Pickup next = opening.another(pickup, store, PickupProgress.opened(PickupState.RESERVED, null), lines, now);
        mustServe(new StockRequest(next.id(), store, next.openPieces()), stock::reserve);
        opening.write(List.of(next), now);
        events.publishEvent(PickupRerouted.of(pickup, now));
        opening.announce(next, now);
        events.publishEvent(ShopperNoticeDue.of(next, NoticeKind.PICKUP_MOVED, now));
        return next;
    }

    /** Safety stock is for who collects at that store, and is not sent away. */
    private Pickup shipToStore(Pickup pickup, StoreId from, Instant now) {
        UUID transfer = Ids.next(now);
        mustServe(new StockRequest(transfer, from, pickup.openPieces()), stock::reserveAvailable);
        pickup.shipToStore();
        transfers.ask(transfer, pickup, from, now);
        opening.announce(pickup, now);
        return pickup;
    }

    private Pickup waitAgain(Pickup pickup, Instant now) {
        mustServe(new StockRequest(pickup.id(), pickup.paper().store(), pickup.openPieces()), stock::reserve);
        pickup.waitAgain();
        opening.announce(pickup, now);
        return pickup;
    }

    private Pickup refund(Pickup pickup, Instant now) {
        String reason = pickup.progress().reason();
        events.publishEvent(RefundRequested.of(
                pickup, pickup.askRefund(), reason == null ? PickupExceptions.Reason.OTHER.name() : reason, now));
        return pickup;
    }

    private static void mustServe(
            StockRequest request, Function<List<StockRequest>, Map<UUID, Map<Sku, Long>>> reserving) {
        Map<Sku, Long> missing = reserving.apply(List.of(request)).getOrDefault(request.holder(), Map.of());
        if (!missing.isEmpty()) {
            throw PickupRejected.storeShort(request.store(), missing.toString());
        }
    }
}
