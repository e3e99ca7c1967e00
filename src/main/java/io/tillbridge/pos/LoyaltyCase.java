package io.tillbridge.pos;

import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One receipt's points or coupons, to be seen to.
 *
 * @param member as the till names it: a card, a code or an id
 * @param codes of coupons; empty where they are used or were none
 */
record LoyaltyCase(
        long place,
        UUID transaction,
        LoyaltyDue.Kind kind,
        StoreId store,
        LocalDate day,
        String till,
        String receipt,
        @Nullable String member,
        @Nullable Original original,
        List<String> codes) {

    /** The receipt that goods were bought with which come back, as far as the returning one says. */
    record Original(@Nullable String till, @Nullable LocalDate day, String number) {}

    /** How the receipt is called in ledgers. */
    String reference() {
        return store + "/" + till + "/" + receipt;
    }

    /** What came of it. */
    record Outcome(long points, @Nullable UUID redemption) {

        static final Outcome NOTHING = new Outcome(0, null);
    }

    /** A case that could not be done, as people look at it; coupon codes are not shown. */
    record Shown(
            long id,
            UUID transaction,
            LoyaltyDue.Kind kind,
            StoreId store,
            LocalDate businessDate,
            String till,
            String receipt,
            String reasonCode,
            String reason,
            Instant at,
            @Nullable String decidedBy) {}
}
