package io.tillbridge.warehouse;

import io.tillbridge.shared.Published;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.UUID;

/**
 * What a warehouse or a store told of its stock does not go with what is promised there; somebody is to look.
 *
 * @param kind SHORTFALL, SENT_LESS, SENT_MORE or SENT_IN_VAIN
 * @param found pieces by the place's own system
 * @param expected pieces by our books
 * @param subject the file or the order that it became known by
 */
public record StockDiscrepancyFound(
        UUID id, String kind, StoreId place, Sku sku, long found, long expected, String subject, Instant at)
        implements Published {

    @Override
    public String topic() {
        return "warehouse.stock-discrepancy-found";
    }

    @Override
    public String key() {
        return place + "/" + sku;
    }
}
