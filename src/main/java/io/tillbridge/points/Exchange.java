package io.tillbridge.points;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points were exchanged for something.
 *
 * @param reference the article or the coupon template; empty for money off
 * @param quantity how many; 1 for money off
 * @param fen money off, else zero
 * @param rule the price of a point by which the money off was computed, with its version
 * @param freeze names the spending in the ledger
 * @param confirmedBy NOTHING, MEMBER_CODE or ONE_TIME_CODE
 */
public record Exchange(
        UUID id,
        String offer,
        int offerVersion,
        Offer.Kind kind,
        String reference,
        String member,
        long quantity,
        long points,
        long fen,
        @Nullable String rule,
        @Nullable Integer ruleVersion,
        UUID freeze,
        String confirmedBy,
        @Nullable String store,
        String actor,
        Instant at,
        @Nullable Instant revertedAt) {}
