package io.tillbridge.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;

/**
 * The stock of one article in one store, in pieces.
 *
 * @param onHand what is physically there, and whatever is promised beyond that
 * @param reserved how much of it is promised to open pickups
 * @param safety how much of it the store does not offer to anybody new
 * @param missing how much of what is on hand in the books the place's own system does not find; nobody new gets these
 */
public record StockLevel(StoreId store, Sku sku, long onHand, long reserved, long safety, long missing) {

    @JsonCreator
    public StockLevel {}

    StockLevel(StoreId store, Sku sku, long onHand, long reserved) {
        this(store, sku, onHand, reserved, 0, 0);
    }

    /** What can still be promised (ATP), never below nothing. */
    @JsonProperty
    public long available() {
        return Math.max(0, free() - safety);
    }

    /** What is not promised to anybody. An order that is paid already may have it, safety stock or not. */
    @JsonIgnore
    public long free() {
        return Math.max(0, onHand - reserved - missing);
    }
}
