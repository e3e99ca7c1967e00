package io.tillbridge.pickup;

import io.tillbridge.catalog.Store;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a code opens, and what is known of the code and of those who guessed. */
record OpenedPickup(Pickup pickup, Code code, Tries tries) {

    private static final Set<PickupState> COLLECTED = EnumSet.of(PickupState.COLLECTED, PickupState.RETURNED);

    /**
     * The code itself.
     *
     * @param hash as it is kept
     * @param proxy whom the shopper named to collect with this code; absent for the shopper's own code
     * @param usedAt when a code that works once was used
     */
    record Code(
            String hash,
            @Nullable String proxy,
            @Nullable Instant blockedAt,
            @Nullable Instant usedAt) {}

    /**
     * Wrong identities that were given for the pickup.
     *
     * @param lastAt of the last one; a lock begins then
     */
    record Tries(
            int wrong, @Nullable Instant lastAt, @Nullable Instant lockedUntil) {

        boolean lockedAt(Instant moment) {
            return lockedUntil != null && moment.isBefore(lockedUntil);
        }

        private boolean begunBy(Instant moment) {
            return lastAt != null && !moment.isBefore(lastAt);
        }
    }

    @Nullable
    String proxy() {
        return code.proxy();
    }

    CodeState state() {
        if (code.blockedAt() != null) {
            return CodeState.BLOCKED;
        }
        if (code.usedAt() != null || COLLECTED.contains(pickup.state())) {
            return CodeState.USED;
        }
        boolean over = !pickup.state().open() || PickupState.LATE.contains(pickup.state());
        return over ? CodeState.EXPIRED : CodeState.ACTIVE;
    }

    /** Whether whoever shows this code may know what it opens. */
    boolean proves(Instant now) {
        return code.blockedAt() == null && code.usedAt() == null && !tries.lockedAt(now);
    }

    /** Why this code does not open the pickup now, if so; what the pickup's state says comes on top. */
    Optional<PickupRejected> refusal(Store store, Instant now) {
        return switch (state()) {
            case BLOCKED -> Optional.of(PickupRejected.blockedCode());
            case USED -> Optional.of(PickupRejected.usedCode());
            case ACTIVE, EXPIRED -> locked(store, now, now);
        };
    }

    /**
     * The same for a hand-over that a counter made by itself at {@code at}: a code that was blocked afterwards was good. A
     * lock counts while it lasts, too, or whoever guesses would only have to name an earlier moment.
     */
    Optional<PickupRejected> refusalAt(Store store, Instant at, Instant now) {
        if (code.blockedAt() != null && !at.isBefore(code.blockedAt())) {
            return Optional.of(PickupRejected.blockedCode());
        }
        return code.usedAt() != null ? Optional.of(PickupRejected.usedCode()) : locked(store, at, now);
    }

    private Optional<PickupRejected> locked(Store store, Instant at, Instant now) {
        boolean locked = tries.lockedAt(now) || tries.lockedAt(at) && tries.begunBy(at);
        return Optional.ofNullable(tries.lockedUntil())
                .filter(until -> locked)
                .map(until -> PickupRejected.lockedCode(store, until));
    }
}
