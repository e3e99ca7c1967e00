package io.tillbridge.pickup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a pickup has come. */
record PickupProgress(
        Pickup.State state,
        boolean refundOpen,
        @Nullable String location,
        @Nullable Instant readyAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable String closedAtCounter) {

    static final PickupProgress OPENED = new PickupProgress(Pickup.State.RESERVED, false, null, null, null, null, null);
}
