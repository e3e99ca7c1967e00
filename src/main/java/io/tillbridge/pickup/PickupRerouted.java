package io.tillbridge.pickup;

import io.tillbridge.shared.Published;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Another pickup, at another store, has taken the goods over; nothing is to be collected here. */
public record PickupRerouted(
        UUID pickup, String channel, String orderId, StoreId store, List<PickupLine> lines, Instant at)
        implements Published {

    static PickupRerouted of(Pickup pickup, Instant now) {
        PickupPaper paper = pickup.paper();
        return new PickupRerouted(paper.id(), paper.channel(), paper.orderId(), paper.store(), pickup.lines(), now);
    }

    @Override
    public String topic() {
        return "pickup.pickup-rerouted";
    }

    @Override
    public String key() {
        return channel + "/" + orderId;
    }
}
