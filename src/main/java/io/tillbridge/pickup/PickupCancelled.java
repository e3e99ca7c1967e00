package io.tillbridge.pickup;

import io.tillbridge.shared.Published;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The order was taken back before its goods were handed over. */
public record PickupCancelled(
        UUID pickup, String channel, String orderId, StoreId store, List<PickupLine> lines, Instant at)
        implements Published {

    static PickupCancelled of(Pickup pickup, Instant now) {
        PickupPaper paper = pickup.paper();
        return new PickupCancelled(paper.id(), paper.channel(), paper.orderId(), paper.store(), pickup.lines(), now);
    }

    @Override
    public String topic() {
        return "pickup.pickup-cancelled";
    }

    @Override
    public String key() {
        return channel + "/" + orderId;
    }
}
