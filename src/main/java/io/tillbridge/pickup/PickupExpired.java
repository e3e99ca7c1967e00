package io.tillbridge.pickup;

import io.tillbridge.shared.Published;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The time to collect is over; the goods wait for a manager or for being put back. */
public record PickupExpired(
        UUID pickup, String channel, String orderId, StoreId store, List<PickupLine> lines, Instant at)
        implements Published {

    static PickupExpired of(Pickup pickup, Instant now) {
        PickupPaper paper = pickup.paper();
        return new PickupExpired(paper.id(), paper.channel(), paper.orderId(), paper.store(), pickup.lines(), now);
    }

    @Override
    public String topic() {
        return "pickup.pickup-expired";
    }

    @Override
    public String key() {
        return channel + "/" + orderId;
    }
}
