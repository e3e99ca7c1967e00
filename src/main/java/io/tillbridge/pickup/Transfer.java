package io.tillbridge.pickup;

import io.tillbridge.inventory.StockRequest;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goods that another store or the warehouse sends to the store of a pickup (ship-to-store). Until they leave they are
 * reserved there under the transfer's id.
 *
 * @param reason why it was refused or is lost, if so
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
        @Nullable String reason,
        Map<Sku, Integer> pieces) {

    public enum State {
        REQUESTED,
        SHIPPED,
        ARRIVED,
        /** The shopper does not want the goods any more, or the store that was asked has not got them. */
        CANCELLED,
        /** They left and never came. */
        LOST;

        /** The one state from which this one follows. */
        State before() {
            return this == ARRIVED || this == LOST ? SHIPPED : REQUESTED;
        }
    }

    /** The pieces at the store that sends them, held by this transfer. */
    StockRequest there() {
        return new StockRequest(id, from, pieces);
    }

    void mustBe(State wanted) {
        if (state != wanted) {
            throw PickupRejected.transferState(state.name());
        }
    }

    /**
     * What it has more than that.
     *
     * @throws TransferRejected if there is more of an article than was asked for
     */
    Map<Sku, Integer> lacking(Map<Sku, Integer> there) {
        there.forEach((sku, quantity) -> {
            if (quantity < 0 || quantity > pieces.getOrDefault(sku, 0)) {
                throw TransferRejected.pieces(sku, quantity, pieces.getOrDefault(sku, 0));
            }
        });
        Map<Sku, Integer> lacking = new TreeMap<>();
        pieces.forEach((sku, quantity) -> {
            if (quantity > there.getOrDefault(sku, 0)) {
                lacking.put(sku, quantity - there.getOrDefault(sku, 0));
            }
        });
        return lacking;
    }
}
