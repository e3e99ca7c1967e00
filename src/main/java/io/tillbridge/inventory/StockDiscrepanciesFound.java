package io.tillbridge.inventory;

import io.tillbridge.shared.Published;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a till, a warehouse or a store told of a place's stock does not go with our books; somebody is to look.
 *
 * @param subject the file or the order that it became known by
 */
public record StockDiscrepanciesFound(
        StoreId place, StockDiscrepancy.Kind kind, List<Article> articles, String subject, Instant at)
        implements Published {

    /**
     * One of the articles.
     *
     * @param id of its entry in the list of discrepancies
     */
    public record Article(UUID id, Sku sku, long found, long expected) {}

    @Override
    public String topic() {
        return "inventory.stock-discrepancies-found";
    }

    @Override
    public String key() {
        return place.code();
    }
}
