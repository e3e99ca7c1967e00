package io.tillbridge.pickup;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tillbridge.shared.Sku;
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
        List<Line> lines,
        Instant createdAt,
        Instant promisedAt,
        @Nullable Instant readyAt,
        @Nullable Instant notifiedAt,
        @Nullable Instant closedAt,
        Instant expiresAt) {

    /** Pieces of one article; what was paid for them is nobody's business here. */
    public record Line(
            int lineNo, Sku sku, String title, int quantity, int collected, int cancelled, int moved, int returned) {

        static Line of(PickupLine line) {
            return new Line(
                    line.lineNo(),
                    line.sku(),
                    line.title(),
                    line.quantity(),
                    line.collected(),
                    line.cancelled(),
                    line.moved(),
                    line.returned());
        }

        int open() {
            return quantity - collected - cancelled - moved;
        }
    }

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
                pickup.lines().stream().map(Line::of).toList(),
                paper.openedAt(),
                paper.promisedAt(),
                progress.moments().readyAt(),
                progress.moments().notifiedAt(),
                end == null ? null : end.at(),
                paper.expiresAt());
    }
}
