package io.tillbridge.pickup;

import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;
import java.util.Collections;
import java.util.List;

/**
 * Pieces of one article. Each piece is open, collected, cancelled or moved to another pickup; of the collected ones some
 * may have been returned.
 *
 * @param paid what the shopper paid for all of {@code quantity}
 * @param refundDue pieces for which the channel was asked to give money back and has not done so yet
 * @param paidBack pieces for which the channel gave money back although they are still out
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
        Money paid,
        int refundDue,
        int paidBack) {

    static PickupLine open(int lineNo, Sku sku, String title, int quantity, Money paid) {
        return new PickupLine(lineNo, sku, title, quantity, 0, 0, 0, 0, paid, 0, 0);
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

    /** Those that the channel has paid for already come back first; for the rest it is asked. */
    PickupLine takeBack(int pieces) {
        int done = Math.min(pieces, paidBack);
        return with(collected, cancelled, moved, returned + pieces).money(refundDue + pieces - done, paidBack - done);
    }

    PickupLine askRefund(int pieces) {
        return money(refundDue + pieces, paidBack);
    }

    /** Money came back that was asked for. */
    PickupLine hearRefund(int pieces) {
        return money(refundDue - pieces, paidBack);
    }

    /** Money came back for pieces that are out. */
    PickupLine payBack(int pieces) {
        return money(refundDue, paidBack + pieces);
    }

    /**
     * The next pieces to be taken out, as a line of another pickup with their share of what was paid. Each piece has a
     * price of its own in whole fen, so that all shares add up however often a line is split.
     */
    PickupLine part(int pieces) {
        List<Money> prices = paid.allocate(Collections.nCopies(quantity, new Money(1)));
        int end = quantity - moved;
        return open(
                lineNo,
                sku,
                title,
                pieces,
                prices.subList(end - pieces, end).stream().reduce(Money.ZERO, Money::plus));
    }

    private PickupLine with(int nowCollected, int nowCancelled, int nowMoved, int nowReturned) {
        return new PickupLine(
                lineNo,
                sku,
                title,
                quantity,
                nowCollected,
                nowCancelled,
                nowMoved,
                nowReturned,
                paid,
                refundDue,
                paidBack);
    }

    private PickupLine money(int due, int back) {
        return new PickupLine(lineNo, sku, title, quantity, collected, cancelled, moved, returned, paid, due, back);
    }
}
