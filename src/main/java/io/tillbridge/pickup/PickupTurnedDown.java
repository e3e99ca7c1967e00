package io.tillbridge.pickup;

import io.tillbridge.shared.Published;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The store cannot serve the pickup; somebody decides what becomes of it. */
public record PickupTurnedDown(
        UUID pickup, String channel, String orderId, StoreId store, List<PickupLine> lines, Instant at)
        implements Published {

    static PickupTurnedDown of(Pickup pickup, Instant now) {
        PickupPaper paper = pickup.paper();
        return new PickupTurnedDown(paper.id(), paper.channel(), paper.orderId(), paper.store(), pickup.lines(), now);
    }

    @Override
    public String topic() {
        return "pickup.pickup-turned-down";
    }

    @Override
    public String key() {
        return channel + "/" + orderId;
    }
}
