package io.tillbridge.inventory;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where what is told of a place's stock and our books cannot both be right; somebody is to look.
 *
 * @param found pieces by what was told; below nothing where more went out than can have been there
 * @param expected pieces by our books
 * @param subject the file or the order that it became known by
 * @param link by which it was told
 * @param closedBy who has looked, or counted
 * @param reason what was found out; null where a count has settled it
 */
public record StockDiscrepancy(
        UUID id,
        Kind kind,
        StoreId place,
        Sku sku,
        long found,
        long expected,
        String subject,
        @Nullable String link,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable String reason) {

    /** What does not fit together. */
    public enum Kind {
        /** A till sold more pieces than the books had. */
        OVERSOLD,
        /** Fewer pieces are there than are promised. */
        SHORTFALL,
        /** Fewer pieces left than were asked for, and the rest will not come. */
        SENT_LESS,
        SENT_MORE,
        /** Goods left for a transfer that was off already. */
        SENT_IN_VAIN;

        /** Tills tell a shop's day in many small parts: what they add is the same thing to look at, not another one. */
        boolean addsUp() {
            return this == OVERSOLD;
        }

        /** Whether it is over once somebody has counted the article. */
        boolean settledByCount() {
            return this == OVERSOLD || this == SHORTFALL;
        }
    }
}
