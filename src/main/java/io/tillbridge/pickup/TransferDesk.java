package io.tillbridge.pickup;

import io.tillbridge.inventory.StockMoves;
import io.tillbridge.inventory.StockRequest;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ship-to-store: another store or the warehouse sends what the pickup's store has not got. */
@Component
public class TransferDesk {

    private final Transfers transfers;
    private final Pickups pickups;
    private final StockMoves stock;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TransferDesk(
            Transfers transfers, Pickups pickups, StockMoves stock, ApplicationEventPublisher events, Clock clock) {
        this.transfers = transfers;
        this.pickups = pickups;
        this.stock = stock;
        this.events = events;
        this.clock = clock;
    }

    /** Asks for goods that are reserved at {@code from} under {@code id} already. */
    void request(UUID id, Pickup pickup, StoreId from, Instant now) {
        var transfer = new Transfer(
                id,
                pickup.id(),
                from,
                pickup.paper().store(),
                Transfer.State.REQUESTED,
                now,
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
                move(transfer, Transfer.State.CANCELLED, pickup, clock.instant());
            }
        });
        return waiting.map(transfer -> new StockRequest(transfer.id(), transfer.from(), pieces));
    }

    /** Nothing of it will be sent. */
    void drop(Transfer transfer, Pickup pickup) {
        move(transfer, Transfer.State.CANCELLED, pickup, clock.instant());
    }

    /** What a store has to send and to expect. */
    @Transactional(readOnly = true)
    List<Transfer> ofStore(StoreId store, int limit) {
        return transfers.ofStore(store, limit);
    }

    /** The goods have left the store that sends them, just now. */
    @Transactional
    Transfer ship(UUID id, Caller sender) {
        return ship(id, sender, clock.instant());
    }

    /**
     * The goods have left the store that sends them.
     *
     * @param at when they left, by the sender's own clock
     * @throws PickupRejected if they have left before, or are not wanted any more
     */
    @Transactional
    public Transfer ship(UUID id, Caller sender, Instant at) {
        Transfer transfer = get(id);
        sender.mustWorkIn(transfer.from());
        Pickup pickup = lock(transfer);
        Transfer now = get(id);
        pickup.leftTheOtherStore();
        Transfer moved = move(now, Transfer.State.SHIPPED, pickup, at);
        save(pickup);
        stock.ship(now.there(), sender.id(), at);
        return moved;
    }

    /** The goods are here now. */
    @Transactional
    Transfer arrive(UUID id, Caller receiver) {
        return arrive(id, receiver, clock.instant());
    }

    /**
     * The goods are here; whatever the shopper does not want any more can be sold.
     *
     * @param at when they came, by the receiver's own clock
     */
    @Transactional
    public Transfer arrive(UUID id, Caller receiver, Instant at) {
        Transfer transfer = get(id);
        receiver.mustWorkIn(transfer.to());
        Pickup pickup = lock(transfer);
        Map<Sku, Integer> wanted = pickup.openPieces();
        Map<Sku, Integer> surplus = new TreeMap<>();
        transfer.pieces().forEach((sku, quantity) -> {
            int more = quantity - wanted.getOrDefault(sku, 0);
            if (more > 0) {
                surplus.put(sku, more);
            }
        });
        Transfer moved = move(transfer, Transfer.State.ARRIVED, pickup, at);
        if (pickup.state().open()) {
            pickup.arrive();
            save(pickup);
            stock.arrive(new StockRequest(pickup.id(), transfer.to(), wanted), id, receiver.id(), at);
        }
        if (!surplus.isEmpty()) {
            stock.arriveFree(new StockRequest(id, transfer.to(), surplus), id, receiver.id(), at);
        }
        return moved;
    }

    private Transfer get(UUID id) {
        return transfers.find(id).orElseThrow(() -> PickupRejected.unknownTransfer(id));
    }

    private Pickup lock(Transfer transfer) {
        return pickups.lock(transfer.pickup()).orElseThrow(() -> PickupRejected.unknown(transfer.pickup()));
    }

    private void save(Pickup pickup) {
        if (!pickups.save(pickup)) {
            throw new IllegalStateException("pickup " + pickup.id() + " changed while it was locked");
        }
    }

    private Transfer move(Transfer transfer, Transfer.State to, Pickup pickup, Instant at) {
        if (!transfers.move(transfer.id(), before(to), to, at)) {
            throw PickupRejected.transferState(get(transfer.id()).state().name());
        }
        Transfer moved = get(transfer.id());
        announce(moved, pickup, clock.instant());
        return moved;
    }

    private static Transfer.State before(Transfer.State to) {
        return to == Transfer.State.ARRIVED ? Transfer.State.SHIPPED : Transfer.State.REQUESTED;
    }

    private void announce(Transfer transfer, Pickup pickup, Instant now) {
        PickupPaper paper = pickup.paper();
        events.publishEvent(new TransferMoved(transfer, paper.channel(), paper.orderId(), now));
    }
}
