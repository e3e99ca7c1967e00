package io.tillbridge.pickup;

import io.tillbridge.orders.AcceptedOrder;
import io.tillbridge.orders.LinesCancelled;
import io.tillbridge.orders.OrderCancelled;
import io.tillbridge.orders.OrdersAccepted;
import io.tillbridge.orders.RefundHold;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps pickups in step with their orders, inside the transaction that changes the order. */
@Component
class OrderFollower {

    private final PickupOpening opening;
    private final PickupExceptions exceptions;
    private final TransferRequests transfers;
    private final Cancellation cancellation;
    private final Clock clock;

    OrderFollower(
            PickupOpening opening,
            PickupExceptions exceptions,
            TransferRequests transfers,
            Cancellation cancellation,
            Clock clock) {
        this.opening = opening;
        this.exceptions = exceptions;
        this.transfers = transfers;
        this.cancellation = cancellation;
        this.clock = clock;
    }

    /** Opens a pickup for each store; one that the store is short of waits for goods or for somebody who decides. */
    @EventListener
    void on(OrdersAccepted accepted) {
        Instant now = clock.instant();
        List<Pickup> opened = new ArrayList<>();
        List<Runnable> afterwards = new ArrayList<>();
        for (AcceptedOrder order : accepted.orders()) {
            for (AcceptedOrder.Collection part : order.collections()) {
                Pickup pickup = opening.first(order, part, beginning(part), now);
                opened.add(pickup);
                afterwards.add(() -> follow(pickup, part, now));
            }
        }
        opening.write(opened, now);
        afterwards.forEach(Runnable::run);
    }

    @EventListener
    void on(OrderCancelled cancelled) {
        cancellation.whole(cancelled.order());
    }

    @EventListener
    void on(LinesCancelled cancelled) {
        cancellation.pieces(cancelled.order(), cancelled.pieces());
    }

    @EventListener
    void on(RefundHold hold) {
        cancellation.hold(hold.order(), hold.open());
    }

    private static PickupProgress beginning(AcceptedOrder.Collection part) {
        if (part.supply() != null) {
            return PickupProgress.opened(PickupState.SHIP_TO_STORE, null);
        }
        return part.missing().isEmpty()
                ? PickupProgress.opened(PickupState.RESERVED, null)
                : PickupProgress.opened(PickupState.REJECTED, PickupExceptions.Reason.SHORTAGE.name());
    }

    private void follow(Pickup pickup, AcceptedOrder.Collection part, Instant now) {
        AcceptedOrder.Supply supply = part.supply();
        if (supply != null) {
            transfers.ask(supply.id(), pickup, supply.from(), now);
        }
        if (pickup.state() == PickupState.REJECTED) {
            exceptions.open(pickup, PickupExceptions.Reason.SHORTAGE, part.missing(), now);
        } else {
            opening.announce(pickup, now);
        }
    }
}
