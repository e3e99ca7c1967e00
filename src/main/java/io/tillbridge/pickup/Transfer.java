package io.tillbridge.pickup;

import io.tillbridge.inventory.StockRequest;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goods that another store or the warehouse sends to the store of a pickup (ship-to-store). Until they leave they are
 * reserved there under the transfer's id.
 */
public record Transfer(
        UUID id,
        UUID pickup,
        StoreId from,
        StoreId to,
        State state,
        Instant requestedAt,
        @Nullable Instant shippedAt,
        @Nullable Instant arrivedAt,
        Map<Sku, Integer> pieces) {

    public enum State {
        REQUESTED,
        SHIPPED,
        ARRIVED,
        CANCELLED
    }

    /** The pieces at the store that sends them, held by this transfer. */
    StockRequest there() {
        return new StockRequest(id, from, pieces);
    }
}
