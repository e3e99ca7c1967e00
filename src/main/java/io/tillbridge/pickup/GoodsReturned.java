package io.tillbridge.pickup;

import io.tillbridge.shared.Published;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A shopper brought collected goods back to the counter.
 *
 * @param order our name of the order
 * @param pieces what came back, by line number
 * @param resaleable whether it can be sold again
 */
public record GoodsReturned(
        UUID pickup,
        UUID order,
        String channel,
        String orderId,
        StoreId store,
        Map<Integer, Integer> pieces,
        boolean resaleable,
        Instant at)
        implements Published {

    @Override
    public String topic() {
        return "pickup.goods-returned";
    }

    @Override
    public String key() {
        return channel + "/" + orderId;
    }
}
