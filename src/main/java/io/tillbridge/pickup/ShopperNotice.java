package io.tillbridge.pickup;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper's phone receives. Holds the code in clear: it goes to the shopper and nowhere else.
 *
 * @param id the same again is the same notice
 * @param pickup absent when it is about no pickup; {@code channel} is then MEMBER and {@code orderId} the member's id
 * @param code absent when the notice is about something else
 */
public record ShopperNotice(
        UUID id,
        @Nullable UUID pickup,
        String kind,
        String channel,
        String orderId,
        String store,
        String text,
        @Nullable String code,
        @Nullable String qr) {

    @Override
    public String toString() {
        return kind + " for " + channel + "/" + orderId;
    }
}
