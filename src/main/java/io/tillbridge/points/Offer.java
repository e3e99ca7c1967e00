package io.tillbridge.points;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that points are exchanged for.
 *
 * @param reference the article or the coupon template; empty for money off
 * @param points for one; zero for money off, where rules say what a point is worth
 * @param left how many may still be taken; absent for any number
 * @param store where; absent for everywhere
 */
public record Offer(
        String id,
        Kind kind,
        String titleZh,
        String titleEn,
        String reference,
        long points,
        @Nullable Long left,
        @Nullable String store,
        Instant validFrom,
        @Nullable Instant validUntil,
        int version) {

    /** What the shopper gets. */
    public enum Kind {
        GOODS,
        COUPON,
        MONEY_OFF
    }

    boolean goodAt(@Nullable String where, Instant when) {
        return (store == null || where == null || store.equals(where))
                && !when.isBefore(validFrom)
                && (validUntil == null || when.isBefore(validUntil));
    }
}
