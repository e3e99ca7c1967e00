package io.tillbridge.pickup;

import io.tillbridge.inventory.StockRequest;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Asks other stores and the warehouse for goods, keeps the requests in step with their pickups, and tells of every step. */
@Component
class TransferRequests {

    private final Transfers transfers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TransferRequests(Transfers transfers, ApplicationEventPublisher events, Clock clock) {
        this.transfers = transfers;
        this.events = events;
        this.clock = clock;
    }

    /** Asks for goods that are reserved at {@code from} under {@code id} already. */
    void ask(UUID id, Pickup pickup, StoreId from, Instant now) {
        var transfer = new Transfer(
                id,
                pickup.id(),
                from,
                pickup.paper().store(),
                Transfer.State.REQUESTED,
                now,
                null,
                null,
                null,
                pickup.openPieces());
        transfers.add(transfer);
        announce(transfer, pickup, now);
    }

    /** The shopper wants fewer pieces; returns what is to be released where they wait to be sent. */
    Optional<StockRequest> needsLess(Pickup pickup, Map<Sku, Integer> pieces) {
        Optional<Transfer> waiting =
                transfers.underWay(pickup.id()).filter(transfer -> transfer.state() == Transfer.State.REQUESTED);
        waiting.ifPresent(transfer -> {
            transfers.reduce(transfer.id(), pieces);
            if (pickup.state().open()) {
                announce(get(transfer.id()), pickup, clock.instant());
            } else {
                move(transfer.id(), Transfer.State.CANCELLED, null, pickup, clock.instant());
            }
        });
        return waiting.map(transfer -> new StockRequest(transfer.id(), transfer.from(), pieces));
    }

    /**
     * One step of a transfer, which everybody hears of.
     *
     * @param at when it happened, by the clock of whoever did it
     * @throws PickupRejected if it is not due
     */
    Transfer move(UUID id, Transfer.State to, PickupExceptions.@Nullable Reason reason, Pickup pickup, Instant at) {
        if (!transfers.move(id, to, reason == null ? null : reason.name(), at)) {
            throw PickupRejected.transferState(get(id).state().name());
        }
        Transfer moved = get(id);
        announce(moved, pickup, clock.instant());
        return moved;
    }

    Transfer get(UUID id) {
        return transfers.find(id).orElseThrow(() -> PickupRejected.unknownTransfer(id));
    }

    private void announce(Transfer transfer, Pickup pickup, Instant now) {
        PickupPaper paper = pickup.paper();
        events.publishEvent(new TransferMoved(transfer, paper.channel(), paper.orderId(), now));
    }
}
