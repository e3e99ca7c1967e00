package io.tillbridge.pos;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Pieces that left a store, or came back if there are fewer than none.
 *
 * @param at when, by the store's clock; null where the till does not say
 * @param kind of the lines they are the sum of
 */
record StockMove(StoreId store, Sku sku, @Nullable LocalDateTime at, TillLine.Kind kind, long pieces) {}
