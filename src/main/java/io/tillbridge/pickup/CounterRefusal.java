package io.tillbridge.pickup;

import io.tillbridge.catalog.Store;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Why goods may not go over a counter now: each state has its own plain answer. */
final class CounterRefusal {

    private final Pickup pickup;
    private final Store store;
    private final Function<StoreId, Optional<Store>> stores;

    /**
     * @param store where the pickup waits
     * @param stores names the one where its goods went, if they did
     */
    CounterRefusal(Pickup pickup, Store store, Function<StoreId, Optional<Store>> stores) {
        this.pickup = pickup;
        this.store = store;
        this.stores = stores;
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
                    case EXPIRED -> expired();
                    case TO_PUT_BACK ->
                        PickupRejected.givenUp(store, pickup.paper().expiresAt(), shelf());
                    case READY, PARTLY_COLLECTED -> ready(now);
                });
    }

    /**
     * The reason why what a counter did by itself at {@code made} does not count. That the pickup's time ended since, or
     * that the back room was told to put it back, is none: the goods were gone by then.
     */
    Optional<PickupRejected> madeAt(@Nullable StoreId counter, Instant made) {
        Instant ready = pickup.progress().moments().readyAt();
        boolean inTime = PickupState.LATE.contains(pickup.state()) && !pickup.isLate(made) && !refundOpen();
        return at(counter, made)
                .filter(no -> !inTime || no.code().equals(PickupRejected.Code.PICKUP_OTHER_STORE.name()))
                .or(() -> Optional.ofNullable(early(ready, made)));
    }

    private @Nullable PickupRejected early(@Nullable Instant ready, Instant made) {
        return ready == null || made.isBefore(ready) ? notReady() : null;
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
            case REROUTED -> rerouted(end);
            case PUT_BACK -> PickupRejected.putBack(store, end.at());
            case RETURNED -> PickupRejected.returned(store, end.at());
            default -> PickupRejected.cancelled(store, end.at(), end.by(), shelf());
        };
    }

    private PickupRejected rerouted(PickupProgress.Closing end) {
        String code = end.counter().isEmpty() ? "-" : end.counter();
        Optional<Store> next = end.counter().isEmpty() ? Optional.empty() : stores.apply(new StoreId(end.counter()));
        return PickupRejected.rerouted(
                store, end.at(), next.<Object>map(known -> known).orElse(code), code);
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
