package io.tillbridge.pickup;

import io.tillbridge.shared.Ids;
import io.tillbridge.shared.Published;
import java.time.Instant;
import java.util.UUID;

/**
 * A shopper is to be told something. The words are found when the notice is written, and the code never is in an event.
 *
 * @param id names the notice, so that the same code sent again is a new notice, and a message redelivered is not
 * @param kind a {@link NoticeKind}
 */
public record ShopperNoticeDue(UUID id, UUID pickup, String kind, String channel, String orderId, Instant at)
        implements Published {

    static ShopperNoticeDue of(Pickup pickup, NoticeKind kind, Instant now) {
        PickupPaper paper = pickup.paper();
        return new ShopperNoticeDue(Ids.next(now), paper.id(), kind.name(), paper.channel(), paper.orderId(), now);
    }

    @Override
    public String topic() {
        return "pickup.notice-due";
    }

    @Override
    public String key() {
        return channel + "/" + orderId;
    }
}
