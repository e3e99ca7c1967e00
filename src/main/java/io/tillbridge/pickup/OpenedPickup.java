package io.tillbridge.pickup;

import io.tillbridge.catalog.Store;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a code opens.
 *
 * @param proxy whom the shopper named to collect with this code; absent for the shopper's own code
 * @param guesses how often somebody gave a wrong identity for the pickup
 * @param lockedUntil nobody collects before that, for so many wrong identities
 */
record OpenedPickup(
        Pickup pickup,
        boolean codeBlocked,
        @Nullable String proxy,
        int guesses,
        @Nullable Instant lockedUntil) {

    /** Why this code does not open the pickup now, if so. */
    Optional<PickupRejected> refusal(Store store, Instant now) {
        if (codeBlocked) {
            return Optional.of(PickupRejected.blockedCode());
        }
        return Optional.ofNullable(lockedUntil)
                .filter(now::isBefore)
                .map(until -> PickupRejected.lockedCode(store, until));
    }
}
