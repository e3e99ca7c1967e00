package io.tillbridge.pickup;

import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;

/**
 * Pieces of one article. Each piece is open, collected, cancelled or moved to another pickup; of the collected ones some
 * may have been returned.
 *
 * @param paid what the shopper paid for all of {@code quantity}
 */
public record PickupLine(
        int lineNo,
        Sku sku,
        String title,
        int quantity,
        int collected,
        int cancelled,
        int moved,
        int returned,
        Money paid) {

    static PickupLine open(int lineNo, Sku sku, String title, int quantity, Money paid) {
        return new PickupLine(lineNo, sku, title, quantity, 0, 0, 0, 0, paid);
    }

    int open() {
        return quantity - collected - cancelled - moved;
    }

    /** What may still be brought back. */
    int out() {
        return collected - returned;
    }

    PickupLine collect(int pieces) {
        return with(collected + pieces, cancelled, moved, returned);
    }

    PickupLine cancel(int pieces) {
        return with(collected, cancelled + pieces, moved, returned);
    }

    PickupLine move(int pieces) {
        return with(collected, cancelled, moved + pieces, returned);
    }

    PickupLine takeBack(int pieces) {
        return with(collected, cancelled, moved, returned + pieces);
    }

    /** The same article as a line of another pickup, with its share of what was paid; a fraction of a fen is given up. */
    PickupLine part(int pieces) {
        return open(lineNo, sku, title, pieces, new Money(Math.multiplyExact(paid.fen(), pieces) / quantity));
    }

    private PickupLine with(int nowCollected, int nowCancelled, int nowMoved, int nowReturned) {
        return new PickupLine(lineNo, sku, title, quantity, nowCollected, nowCancelled, nowMoved, nowReturned, paid);
    }
}
