package io.tillbridge.pickup;

import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a pickup is about: whose goods, where, since when, until when.
 *
 * @param part 1 for the first pickup of an order at a store; more when the order was split or came back there
 * @param promisedAt when the goods are meant to be ready
 * @param expiresAt from when on they are not handed over any more
 */
record PickupPaper(
        UUID id,
        UUID order,
        String channel,
        String orderId,
        StoreId store,
        int part,
        @Nullable String buyerName,
        @Nullable String buyerPhone,
        Instant openedAt,
        Instant promisedAt,
        Instant expiresAt) {

    /** How the order is called in messages and searches. */
    String businessKey() {
        return channel + "/" + orderId;
    }

    PickupPaper keptUntil(Instant until) {
        return new PickupPaper(
                id, order, channel, orderId, store, part, buyerName, buyerPhone, openedAt, promisedAt, until);
    }

    /** Another pickup of the same order. */
    PickupPaper another(UUID newId, StoreId where, int newPart, Instant now, Instant promised, Instant until) {
        return new PickupPaper(
                newId, order, channel, orderId, where, newPart, buyerName, buyerPhone, now, promised, until);
    }

    @Override
    public String toString() {
        return businessKey() + "@" + store;
    }
}
