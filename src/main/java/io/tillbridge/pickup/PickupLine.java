package io.tillbridge.pickup;

import io.tillbridge.shared.Sku;

/** Pieces of one article; each piece is open, collected or cancelled. */
public record PickupLine(int lineNo, Sku sku, String title, int quantity, int collected, int cancelled) {

    int open() {
        return quantity - collected - cancelled;
    }

    PickupLine collectAll() {
        return new PickupLine(lineNo, sku, title, quantity, collected + open(), cancelled);
    }

    PickupLine cancel(int pieces) {
        return new PickupLine(lineNo, sku, title, quantity, collected, cancelled + pieces);
    }
}
