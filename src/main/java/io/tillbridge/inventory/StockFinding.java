package io.tillbridge.inventory;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;

/**
 * What somebody found of an article at a place, and what ought to be there.
 *
 * @param found pieces; below nothing where what was told and the books cannot both be right
 * @param expected pieces by our books, such as those that are promised
 */
public record StockFinding(StoreId place, Sku sku, long found, long expected) {}
