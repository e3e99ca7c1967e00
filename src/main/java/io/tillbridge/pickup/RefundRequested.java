package io.tillbridge.pickup;

import io.tillbridge.shared.Ids;
import io.tillbridge.shared.Published;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * The channel is to give the shopper money back; until it says so the order stays as it is.
 *
 * @param id of this request; whoever passes it on asks once for each
 * @param pieces for what, by line number of the order
 * @param reason {@code NOT_COLLECTED}, {@code RETURNED}, or why the store could not serve it
 */
public record RefundRequested(
        UUID id,
        UUID pickup,
        String channel,
        String orderId,
        StoreId store,
        Map<Integer, Integer> pieces,
        String reason,
        Instant at)
        implements Published {

    static RefundRequested of(Pickup pickup, Map<Integer, Integer> pieces, String reason, Instant now) {
        PickupPaper paper = pickup.paper();
        return new RefundRequested(
                Ids.next(now), paper.id(), paper.channel(), paper.orderId(), paper.store(), pieces, reason, now);
    }

    @Override
    public String topic() {
        return "pickup.refund-requested";
    }

    @Override
    public String key() {
        return channel + "/" + orderId;
    }
}
