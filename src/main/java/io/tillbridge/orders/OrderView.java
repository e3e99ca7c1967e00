package io.tillbridge.orders;

import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order for reading. */
public record OrderView(
        UUID ref,
        String channel,
        String account,
        String orderId,
        String status,
        String refundState,
        Money paid,
        Money freight,
        Instant orderedAt,
        List<Line> lines) {

    public record Line(
            int lineNo,
            String lineId,
            Sku sku,
            String title,
            int quantity,
            int cancelled,
            Money paid,
            @Nullable String store) {}
}
