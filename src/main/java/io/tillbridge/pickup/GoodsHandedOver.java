package io.tillbridge.pickup;

import io.tillbridge.shared.Published;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Goods have left the store over the counter. */
public record GoodsHandedOver(
        UUID pickup, String channel, String orderId, StoreId store, List<PickupLine> lines, Instant at)
        implements Published {

    static GoodsHandedOver of(Pickup pickup, Instant now) {
        PickupPaper paper = pickup.paper();
        return new GoodsHandedOver(paper.id(), paper.channel(), paper.orderId(), paper.store(), pickup.lines(), now);
    }

    @Override
    public String topic() {
        return "pickup.goods-handed-over";
    }

    @Override
    public String key() {
        return channel + "/" + orderId;
    }
}
