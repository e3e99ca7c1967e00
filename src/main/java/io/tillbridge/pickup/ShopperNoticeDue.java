package io.tillbridge.pickup;

import io.tillbridge.shared.Published;
import java.time.Instant;
import java.util.UUID;

/**
 * A shopper is to be told something.
 *
 * @param id of this notice; a resend is another one
 */
public record ShopperNoticeDue(UUID id, UUID pickup, String kind, String channel, String orderId, Instant at)
        implements Published {

    @Override
    public String topic() {
        return "pickup.notice-due";
    }

    @Override
    public String key() {
        return channel + "/" + orderId;
    }
}
