package io.tillbridge.pickup;

import io.swagger.v3.oas.annotations.media.Schema;
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
        int part,
        @Schema(implementation = PickupState.class) String state,
        boolean refundOpen,
        boolean putBackDue,
        @Nullable String reason,
        @Nullable String location,
        @Nullable String picker,
        @Nullable String buyerName,
        List<PickupLine> lines,
        Instant createdAt,
        Instant promisedAt,
        @Nullable Instant readyAt,
        @Nullable Instant notifiedAt,
        @Nullable Instant closedAt,
        Instant expiresAt) {

    static PickupView of(Pickup pickup, String storeName) {
        PickupPaper paper = pickup.paper();
        PickupProgress progress = pickup.progress();
        PickupProgress.Closing end = progress.closing();
        return new PickupView(
                paper.id(),
                paper.channel(),
                paper.orderId(),
                paper.store(),
                storeName,
                paper.part(),
                progress.state().name(),
                progress.refundOpen(),
                progress.putBackDue(),
                progress.reason(),
                progress.location(),
                progress.picker(),
                paper.buyerName(),
                pickup.lines(),
                paper.openedAt(),
                paper.promisedAt(),
                progress.moments().readyAt(),
                progress.moments().notifiedAt(),
                end == null ? null : end.at(),
                paper.expiresAt());
    }
}
