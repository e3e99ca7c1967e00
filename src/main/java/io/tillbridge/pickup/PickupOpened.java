package io.tillbridge.pickup;

import io.tillbridge.shared.Published;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Goods are reserved and a code was made; the shopper can be told. */
public record PickupOpened(
        UUID pickup, String channel, String orderId, StoreId store, List<PickupLine> lines, Instant at)
        implements Published {

    static PickupOpened of(Pickup pickup, Instant now) {
        PickupPaper paper = pickup.paper();
        return new PickupOpened(paper.id(), paper.channel(), paper.orderId(), paper.store(), pickup.lines(), now);
    }

    @Override
    public String topic() {
        return "pickup.pickup-opened";
    }

    @Override
    public String key() {
        return channel + "/" + orderId;
    }
}
