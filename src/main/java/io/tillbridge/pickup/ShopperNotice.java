package io.tillbridge.pickup;

import java.util.UUID;

/** What a shopper's phone receives. Holds the code in clear: it goes to the shopper and nowhere else. */
public record ShopperNotice(
        UUID pickup, String kind, String channel, String orderId, String store, String text, String code, String qr) {

    @Override
    public String toString() {
        return kind + " for " + channel + "/" + orderId;
    }
}
