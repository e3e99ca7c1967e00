package io.tillbridge.pickup;

import io.tillbridge.catalog.Store;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why goods may not go over a counter now: each state has its own plain answer. */
final class CounterRefusal {

    private final Pickup pickup;
    private final Store store;

    /** @param store where the pickup waits */
    CounterRefusal(Pickup pickup, Store store) {
        this.pickup = pickup;
        this.store = store;
    }

    /**
     * The reason, or nothing if the goods may go.
     *
     * @param counter the store that asks; absent for somebody who works in all of them
     */
    Optional<PickupRejected> at(@Nullable StoreId counter, Instant now) {
        if (counter != null && !counter.equals(pickup.paper().store())) {
            return Optional.of(PickupRejected.otherStore(store));
        }
        return Optional.ofNullable(
                switch (pickup.state()) {
                    case COLLECTED, REROUTED, PUT_BACK, CANCELLED, RETURNED -> over();
                    case RESERVED, ACCEPTED, PICKING, ARRIVED ->
                        refundOpen() ? PickupRejected.refundPending() : notReady();
                    case REJECTED -> PickupRejected.inQuestion();
                    case SHIP_TO_STORE, IN_TRANSIT -> PickupRejected.onItsWay();
                    case EXPIRED, TO_PUT_BACK -> expired();
                    case READY, PARTLY_COLLECTED -> ready(now);
                });
    }

    private @Nullable PickupRejected ready(Instant now) {
        if (refundOpen()) {
            return PickupRejected.refundPending();
        }
        return pickup.isLate(now) ? expired() : null;
    }

    private PickupRejected over() {
        PickupProgress.Closing end = pickup.closing();
        return switch (pickup.state()) {
            case COLLECTED ->
                PickupRejected.alreadyCollected(
                        store,
                        end.at(),
                        end.counter(),
                        end.by(),
                        pickup.pieces().collected());
            case REROUTED -> PickupRejected.rerouted(store, end.at());
            case PUT_BACK -> PickupRejected.putBack(store, end.at());
            case RETURNED -> PickupRejected.returned(store, end.at());
            default -> PickupRejected.cancelled(store, end.at(), end.by(), shelf());
        };
    }

    private PickupRejected notReady() {
        String picker = pickup.progress().picker();
        return PickupRejected.notReady(
                store,
                pickup.paper().openedAt(),
                picker == null ? "-" : picker,
                pickup.paper().promisedAt());
    }

    private PickupRejected expired() {
        return PickupRejected.expired(store, pickup.paper().expiresAt(), shelf());
    }

    private boolean refundOpen() {
        return pickup.progress().refundOpen();
    }

    private String shelf() {
        String location = pickup.progress().location();
        return location == null ? "-" : location;
    }
}
