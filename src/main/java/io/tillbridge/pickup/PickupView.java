package io.tillbridge.pickup;

import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pickup for reading: nothing in it lets anybody collect the goods or pass the identity check. */
public record PickupView(
        UUID id,
        String channel,
        String orderId,
        StoreId store,
        String storeName,
        String state,
        boolean refundOpen,
        @Nullable String location,
        @Nullable String buyerName,
        List<PickupLine> lines,
        Instant createdAt,
        @Nullable Instant readyAt,
        @Nullable Instant closedAt,
        Instant expiresAt) {

    static PickupView of(Pickup pickup, String storeName) {
        PickupPaper paper = pickup.paper();
        PickupProgress progress = pickup.progress();
        return new PickupView(
                paper.id(),
                paper.channel(),
                paper.orderId(),
                paper.store(),
                storeName,
                progress.state().name(),
                progress.refundOpen(),
                progress.location(),
                paper.buyerName(),
                pickup.lines(),
                paper.openedAt(),
                progress.readyAt(),
                progress.closedAt(),
                paper.expiresAt());
    }
}
