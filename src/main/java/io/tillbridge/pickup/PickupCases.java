package io.tillbridge.pickup;

import io.tillbridge.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes a case for the store's list of exceptions of what it cannot serve. Reservations are the caller's business. */
@Component
class PickupCases {

    private final PickupWork work;
    private final PickupOpening opening;
    private final PickupExceptions exceptions;
    private final ApplicationEventPublisher events;

    PickupCases(PickupWork work, PickupOpening opening, PickupExceptions exceptions, ApplicationEventPublisher events) {
        this.work = work;
        this.opening = opening;
        this.exceptions = exceptions;
        this.events = events;
    }

    /** The pickup, which is rejected already, is decided about as it is. */
    void whole(Pickup rejected, PickupExceptions.Reason reason, Map<Sku, Integer> missing, Instant now) {
        work.write(rejected);
        open(rejected, rejected, reason, missing, now);
    }

    /** Some of its pieces become a rejected pickup of their own, which is returned; the rest goes on. */
    Pickup part(Pickup pickup, Map<Integer, Integer> pieces, PickupExceptions.Reason reason, Instant now) {
        List<PickupLine> lines = pickup.split(pieces);
        if (pickup.pieces().nothingOpen()) {
            pickup.settle("", pickup.paper().channel(), now);
        }
        work.write(pickup);
        Pickup rejected = opening.another(
                pickup, pickup.paper().store(), PickupProgress.opened(PickupState.REJECTED, reason.name()), lines, now);
        opening.write(List.of(rejected), now);
        open(pickup, rejected, reason, rejected.openPieces(), now);
        return rejected;
    }

    /** Whoever may be on the way to the store already is told. */
    private void open(
            Pickup from, Pickup rejected, PickupExceptions.Reason reason, Map<Sku, Integer> missing, Instant now) {
        exceptions.open(rejected, reason, missing, now);
        events.publishEvent(PickupTurnedDown.of(rejected, now));
        if (PickupState.COLLECTABLE.contains(from.loadedState())) {
            events.publishEvent(ShopperNoticeDue.of(rejected, NoticeKind.PICKUP_REJECTED, now));
        }
    }
}
