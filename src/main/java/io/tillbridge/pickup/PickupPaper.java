package io.tillbridge.pickup;

import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What never changes about a pickup: whose goods, where, since when, until when. */
record PickupPaper(
        UUID id,
        UUID order,
        String channel,
        String orderId,
        StoreId store,
        @Nullable String buyerName,
        @Nullable String buyerPhone,
        Instant openedAt,
        Instant expiresAt) {

    /** How the order is called in messages and searches. */
    String businessKey() {
        return channel + "/" + orderId;
    }

    @Override
    public String toString() {
        return businessKey() + "@" + store;
    }
}
