package io.tillbridge.simulators.past;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A store's stock through a day; what left it is delivered again in the night, so that shelves are as full as ever. */
final class Shelf {

    private static final String MOVEMENT =
            "inventory_movement (store_id, sku, quantity, kind, reference, actor, moved_at)";
    private static final String RESERVATION =
            "inventory_reservation (store_id, sku, quantity, kind, holder_id, reserved_at)";

    private final String store;
    private final PastRows rows;
    private final Map<String, Integer> gone = new TreeMap<>();

    Shelf(String store, PastRows rows) {
        this.store = store;
        this.rows = rows;
    }

    void reserve(String sku, int pieces, UUID pickup, Instant at) {
        rows.add(RESERVATION, store, sku, pieces, "RESERVED", pickup, at);
    }

    /** What was held is let go: {@code FULFILLED}, {@code RELEASED} or {@code EXPIRED}. */
    void settle(String sku, int pieces, String how, UUID pickup, Instant at) {
        rows.add(RESERVATION, store, sku, -pieces, how, pickup, at);
    }

    /** Pieces come, or go if negative. */
    void move(String sku, int pieces, String kind, String reference, String actor, Instant at) {
        rows.add(MOVEMENT, store, sku, pieces, kind, reference, actor, at);
        gone.merge(sku, -pieces, Integer::sum);
    }

    void refill(Instant at) {
        gone.forEach((sku, pieces) -> {
            if (pieces != 0) {
                rows.add(MOVEMENT, store, sku, pieces, pieces > 0 ? "RECEIPT" : "DISPATCH", "night", "past", at);
            }
        });
    }
}
