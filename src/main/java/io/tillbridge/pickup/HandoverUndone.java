package io.tillbridge.pickup;

import io.tillbridge.shared.Published;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A hand-over did not really happen; whatever followed from it is to be reversed.
 *
 * @param order our name of the order
 * @param pieces what is in the store again, by line number
 */
public record HandoverUndone(
        UUID pickup,
        UUID handover,
        UUID order,
        String channel,
        String orderId,
        StoreId store,
        Map<Integer, Integer> pieces,
        Instant at)
        implements Published {

    @Override
    public String topic() {
        return "pickup.handover-undone";
    }

    @Override
    public String key() {
        return channel + "/" + orderId;
    }
}
