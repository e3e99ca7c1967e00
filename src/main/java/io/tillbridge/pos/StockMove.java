package io.tillbridge.pos;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;

/**
 * Pieces that left a store, or came back if there are fewer than none.
 *
 * @param kind of the lines they are the sum of
 */
record StockMove(StoreId store, Sku sku, TillLine.Kind kind, long pieces) {}
