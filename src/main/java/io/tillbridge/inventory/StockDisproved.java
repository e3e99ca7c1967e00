package io.tillbridge.inventory;

import io.tillbridge.shared.Published;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.Map;

/**
 * Tills sold pieces that the books did not have; the store is to count these articles.
 *
 * @param lacking how many pieces of which article the books had too few
 * @param reference which file told it
 */
public record StockDisproved(StoreId store, Map<Sku, Long> lacking, String reference, Instant at) implements Published {

    @Override
    public String topic() {
        return "inventory.stock-disproved";
    }

    @Override
    public String key() {
        return store.code();
    }
}
