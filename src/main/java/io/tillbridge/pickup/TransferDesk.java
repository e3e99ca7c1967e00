package io.tillbridge.pickup;

import io.tillbridge.inventory.StockLedger;
import io.tillbridge.inventory.StockMoves;
import io.tillbridge.inventory.StockRequest;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ship-to-store: goods that another store or the warehouse sends leave, arrive, are not there, or get lost. */
@Component
public class TransferDesk {

    private final Transfers transfers;
    private final TransferRequests requests;
    private final Pickups pickups;
    private final PickupCases cases;
    private final StockMoves stock;
    private final StockLedger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TransferDesk(
            Transfers transfers,
            TransferRequests requests,
            Pickups pickups,
            PickupCases cases,
            StockMoves stock,
            StockLedger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.transfers = transfers;
        this.requests = requests;
        this.pickups = pickups;
        this.cases = cases;
        this.stock = stock;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** What a store has to send and to expect. */
    @Transactional(readOnly = true)
    List<Transfer> ofStore(StoreId store, int limit) {
        return transfers.ofStore(store, limit);
    }

    /** All goods of a transfer have left the store that sends them, just now. */
    @Transactional
    Transfer ship(UUID id, Caller sender) {
        return ship(id, sender, clock.instant());
    }

    /**
     * All goods of a transfer have left the store that sends them.
     *
     * @param at when they left, by the sender's own clock
     * @throws PickupRejected if they have left before, or are not wanted any more
     */
    @Transactional
    public Transfer ship(UUID id, Caller sender, Instant at) {
        return leave(hold(id, requests.get(id).from(), sender), sender, at);
    }

    /**
     * These goods of a transfer have left; whatever else was asked for is not there, and is decided about as a rejected
     * pickup of its own. Nothing at all is a refusal.
     *
     * @param shipped pieces by article; more than was asked for is refused
     * @param at when they left, by the sender's own clock
     * @throws PickupRejected if they have left before, or are not wanted any more
     */
    @Transactional
    public Transfer ship(UUID id, Map<Sku, Integer> shipped, Caller sender, Instant at) {
        Held held = hold(id, requests.get(id).from(), sender);
        Map<Sku, Integer> lacking = held.transfer().lacking(shipped);
        if (lacking.equals(held.transfer().pieces())) {
            return doesNotCome(held, Transfer.State.CANCELLED, PickupExceptions.Reason.SHORTAGE);
        }
        if (!lacking.isEmpty()) {
            held.transfer().mustBe(Transfer.State.REQUESTED);
            cases.part(
                    held.pickup(),
                    held.pickup().pieces().openOfArticles(lacking),
                    PickupExceptions.Reason.SHORTAGE,
                    clock.instant());
            transfers.reduce(id, lacking);
            ledger.release(List.of(new StockRequest(id, held.transfer().from(), lacking)));
            return leave(hold(id, held.transfer().from(), sender), sender, at);
        }
        return leave(held, sender, at);
    }

    /**
     * The store that was asked has not got the goods. What it holds for them is released, and somebody decides again.
     *
     * @param writeOff whether its stock books are wrong, too
     * @throws PickupRejected if they have left, or are not wanted any more
     */
    @Transactional
    public Transfer refuse(UUID id, PickupExceptions.Reason reason, boolean writeOff, Caller sender) {
        Held held = hold(id, requests.get(id).from(), sender);
        Transfer refused = doesNotCome(held, Transfer.State.CANCELLED, reason);
        if (writeOff) {
            stock.writeOff(held.transfer().there(), sender.id());
        }
        events.publishEvent(new Audited(
                sender.id(), "TRANSFER_REFUSED", id.toString(), reason + (writeOff ? " and written off" : "")));
        return refused;
    }

    /**
     * The goods left and never came. They are in no store's stock any more, and somebody decides again.
     *
     * @throws PickupRejected if they have not left, or have arrived
     */
    @Transactional
    public Transfer lose(UUID id, PickupExceptions.Reason reason, Caller receiver) {
        Held held = hold(id, requests.get(id).to(), receiver);
        Transfer lost = doesNotCome(held, Transfer.State.LOST, reason);
        events.publishEvent(new Audited(receiver.id(), "TRANSFER_LOST", id.toString(), reason.name()));
        return lost;
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
        Held held = hold(id, requests.get(id).to(), receiver);
        Pickup pickup = held.pickup();
        Map<Sku, Integer> wanted = pickup.state().open() ? pickup.openPieces() : Map.of();
        Map<Sku, Integer> surplus = held.transfer().lacking(wanted);
        Transfer moved = requests.move(id, Transfer.State.ARRIVED, null, pickup, at);
        if (pickup.state().open()) {
            pickup.arrive();
            pickups.write(pickup);
            stock.arrive(new StockRequest(pickup.id(), moved.to(), wanted), id, receiver.id(), at);
        }
        if (!surplus.isEmpty()) {
            stock.arriveFree(new StockRequest(id, moved.to(), surplus), id, receiver.id(), at);
        }
        return moved;
    }

    /** A transfer and its pickup, as they are while nobody else can change them. */
    private record Held(Transfer transfer, Pickup pickup) {}

    private Held hold(UUID id, StoreId store, Caller who) {
        who.mustWorkIn(store);
        UUID wanted = requests.get(id).pickup();
        Pickup pickup = pickups.lock(wanted).orElseThrow(() -> PickupRejected.unknown(wanted));
        return new Held(requests.get(id), pickup);
    }

    private Transfer leave(Held held, Caller sender, Instant at) {
        Transfer moved = requests.move(held.transfer().id(), Transfer.State.SHIPPED, null, held.pickup(), at);
        held.pickup().leftTheOtherStore();
        pickups.write(held.pickup());
        stock.ship(moved.there(), sender.id(), at);
        return moved;
    }

    private Transfer doesNotCome(Held held, Transfer.State end, PickupExceptions.Reason reason) {
        Pickup pickup = held.pickup();
        Transfer moved = requests.move(held.transfer().id(), end, reason, pickup, clock.instant());
        if (end == Transfer.State.CANCELLED) {
            ledger.release(List.of(moved.there()));
        }
        if (pickup.state().open()) {
            pickup.doesNotCome(reason.name());
            cases.whole(pickup, reason, pickup.openPieces(), clock.instant());
        }
        return moved;
    }
}
