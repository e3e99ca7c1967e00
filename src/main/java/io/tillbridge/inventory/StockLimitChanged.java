package io.tillbridge.inventory;

import io.tillbridge.shared.Published;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Instant;

/**
 * How many pieces of an article a store may sell through channels from now on.
 *
 * @param limit on hand less reserved, safety stock and the company's threshold; never below nothing
 * @param sequence grows with every change of this store and article; an older one that comes later is ignored
 */
public record StockLimitChanged(StoreId store, Sku sku, long limit, long sequence, Instant at) implements Published {

    @Override
    public String topic() {
        return "inventory.stock-limit-changed";
    }

    @Override
    public String key() {
        return store + "/" + sku;
    }
}
