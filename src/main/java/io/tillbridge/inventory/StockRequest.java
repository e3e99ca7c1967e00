package io.tillbridge.inventory;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.util.Map;
import java.util.UUID;

/**
 * Articles that one holder, a pickup or a transfer, needs, keeps or gives back at one store.
 *
 * @param pieces how many of each article; always positive
 */
public record StockRequest(UUID holder, StoreId store, Map<Sku, Integer> pieces) {

    public StockRequest {
        if (pieces.values().stream().anyMatch(quantity -> quantity <= 0)) {
            throw new IllegalArgumentException("stock is asked for in positive pieces");
        }
    }
}
