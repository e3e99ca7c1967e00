package io.tillbridge.pickup;

import io.tillbridge.shared.Published;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Goods have left the store over the counter.
 *
 * @param order our name of the order
 * @param pieces what went out this time, by line number
 * @param complete whether nothing of the pickup is left
 */
public record GoodsHandedOver(
        UUID pickup,
        UUID handover,
        UUID order,
        String channel,
        String orderId,
        StoreId store,
        List<PickupLine> lines,
        Map<Integer, Integer> pieces,
        boolean complete,
        Instant at)
        implements Published {

    static GoodsHandedOver of(Pickup pickup, UUID handover, Map<Integer, Integer> pieces, Instant now) {
        PickupPaper paper = pickup.paper();
        return new GoodsHandedOver(
                paper.id(),
                handover,
                paper.order(),
                paper.channel(),
                paper.orderId(),
                paper.store(),
                pickup.lines(),
                pieces,
                !pickup.state().open(),
                now);
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
