package io.tillbridge.inventory;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;

/**
 * The stock of one article in one store, in pieces.
 *
 * @param onHand what is physically there
 * @param reserved how much of it is promised to open pickups
 */
public record StockLevel(StoreId store, Sku sku, long onHand, long reserved) {

    /** What can still be promised (ATP). */
    @JsonProperty
    public long available() {
        return onHand - reserved;
    }
}
