package io.tillbridge.pickup;

import io.tillbridge.shared.Published;
import java.time.Instant;

/** A transfer was requested, perhaps again with fewer pieces, has left, has arrived or is off; its state says which. */
public record TransferMoved(Transfer transfer, String channel, String orderId, Instant at) implements Published {

    @Override
    public String topic() {
        return "pickup.transfer-moved";
    }

    @Override
    public String key() {
        return channel + "/" + orderId;
    }
}
