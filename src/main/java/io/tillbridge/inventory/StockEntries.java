package io.tillbridge.inventory;

import io.tillbridge.shared.LateRows;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The two append-only books behind every balance: reservations and movements. */
@Component
class StockEntries {

    /** What happened to reserved pieces. */
    enum Kind {
        RESERVED(1),
        RELEASED(-1),
        FULFILLED(-1),
        /** Was held for an order that nobody paid in time. */
        EXPIRED(-1),
        /** Was missing in the books. */
        ADJUSTED(1);

        private final int sign;

        Kind(int sign) {
            this.sign = sign;
        }
    }

    /** Why pieces came or went; {@link #COUNT} alone says that the books were wrong, and that nothing moved. */
    enum Movement {
        COUNT,
        SALE,
        RETURN,
        TRANSFER_OUT,
        TRANSFER_IN,
        RECEIPT,
        /** Sent off by the place's own system, for reasons of its own. */
        DISPATCH,
        VARIANCE
    }

    private final LateRows rows;

    StockEntries(LateRows rows) {
        this.rows = rows;
    }

    void reserved(Kind kind, List<StockRequest> requests, Instant now) {
        for (StockRequest request : requests) {
            request.pieces()
                    .forEach((sku, quantity) -> rows.add(
                            "insert into inventory_reservation (store_id, sku, quantity, kind, holder_id, reserved_at)"
                                    + " values (?,?,?,?,?,?)",
                            request.store().code(),
                            sku.code(),
                            (long) kind.sign * quantity,
                            kind.name(),
                            request.holder(),
                            Timestamp.from(now)));
        }
    }

    void moved(Movement kind, Map<StockKey, Long> pieces, String reference, String actor, Instant now) {
        pieces.forEach((key, quantity) -> rows.add(
                "insert into inventory_movement (store_id, sku, quantity, kind, reference, actor, moved_at)"
                        + " values (?,?,?,?,?,?,?)",
                key.store().code(),
                key.sku().code(),
                quantity,
                kind.name(),
                reference,
                actor,
                Timestamp.from(now)));
    }
}
