package io.tillbridge.pickup;

import io.tillbridge.catalog.Stores;
import io.tillbridge.inventory.StockLedger;
import io.tillbridge.inventory.StockRequest;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** One step of work on one pickup: hold it, change it, write it. */
@Component
class PickupWork {

    private final Pickups pickups;
    private final Handovers handovers;
    private final StockLedger stock;
    private final Stores stores;

    PickupWork(Pickups pickups, Handovers handovers, StockLedger stock, Stores stores) {
        this.pickups = pickups;
        this.handovers = handovers;
        this.stock = stock;
        this.stores = stores;
    }

    /**
     * Changes the pickup while nobody else can.
     *
     * @throws PickupRejected if there is no such pickup, or the step is not possible now
     */
    PickupView on(UUID id, Caller who, Consumer<Pickup> step) {
        Pickup pickup = hold(id, who);
        step.accept(pickup);
        write(pickup);
        return view(pickup);
    }

    /** The pickup, until the transaction ends; it must be of the caller's store. */
    Pickup hold(UUID id, Caller who) {
        Pickup pickup = pickups.lock(id).orElseThrow(() -> PickupRejected.unknown(id));
        who.mustWorkIn(pickup.paper().store());
        return pickup;
    }

    /** The pickup as it is; it must be of the caller's store. */
    Pickup look(UUID id, Caller who) {
        Pickup pickup = pickups.find(id).orElseThrow(() -> PickupRejected.unknown(id));
        who.mustWorkIn(pickup.paper().store());
        return pickup;
    }

    /** Writes what became of the pickup by anything but a hand-over. */
    void write(Pickup pickup) {
        handovers.signOff(pickup);
        pickups.write(pickup);
    }

    /** Gives pieces that were reserved for the pickup back. */
    void release(Pickup pickup, Map<Sku, Integer> pieces) {
        if (!pieces.isEmpty()) {
            stock.release(List.of(new StockRequest(pickup.id(), pickup.paper().store(), pieces)));
        }
    }

    PickupView view(Pickup pickup) {
        return PickupView.of(pickup, stores.get(pickup.paper().store()).name());
    }
}
