package io.tillbridge.pickup;

import io.tillbridge.shared.Published;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Goods are on their shelf; the shopper may come. */
public record PickupReady(
        UUID pickup, String channel, String orderId, StoreId store, List<PickupLine> lines, Instant at)
        implements Published {

    static PickupReady of(Pickup pickup, Instant now) {
        PickupPaper paper = pickup.paper();
        return new PickupReady(paper.id(), paper.channel(), paper.orderId(), paper.store(), pickup.lines(), now);
    }

    @Override
    public String topic() {
        return "pickup.pickup-ready";
    }

    @Override
    public String key() {
        return channel + "/" + orderId;
    }
}
