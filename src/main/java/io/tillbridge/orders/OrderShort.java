package io.tillbridge.orders;

import io.tillbridge.shared.Published;
import java.util.UUID;

/** A paid order found too little stock at its store; somebody has to decide what becomes of it. */
public record OrderShort(UUID order, String channel, String account, String orderId) implements Published {

    @Override
    public String topic() {
        return "orders.order-short";
    }

    @Override
    public String key() {
        return channel + "/" + orderId;
    }
}
