package io.tillbridge.pickup;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Pieces of an order for which the channel gave money back, spread over the order's pickups: first those for which it was
 * asked, then open ones, and what is left is out. So a refund for goods that came back never takes other goods away.
 */
final class RefundSpread {

    private final Map<Integer, Integer> left;

    /** @param pieces by line number of the order */
    RefundSpread(Map<Integer, Integer> pieces) {
        this.left = new TreeMap<>(pieces);
    }

    /** Pieces that were asked for; returns those of them that were still open, and are not any more. */
    Map<Integer, Integer> asked(Pickup pickup, Instant now) {
        Map<Integer, Integer> heard = pickup.pieces().dueOf(left);
        Map<Integer, Integer> open = new TreeMap<>();
        if (PickupState.AWAITS_REFUND.contains(pickup.state())) {
            pickup.lines().forEach(line -> {
                int gone = Math.max(0, line.refundDue() - line.open());
                open.put(line.lineNo(), heard.getOrDefault(line.lineNo(), 0) - gone);
            });
        }
        pickup.pieces().hearRefund(heard);
        use(heard);
        return pickup.cancel(open, now);
    }

    /** Open pieces that nobody had asked about; returns which. */
    Map<Integer, Integer> open(Pickup pickup, Instant now) {
        Map<Integer, Integer> taken = pickup.cancel(left, now);
        use(taken);
        return taken;
    }

    /** Pieces that are out, and which; a hand-over of such is not undone as if nothing had been. */
    Map<Integer, Integer> out(Pickup pickup) {
        Map<Integer, Integer> out = pickup.pieces().outOf(left);
        pickup.pieces().payBack(out);
        use(out);
        if (!out.isEmpty()) {
            pickup.markRefunded();
        }
        return out;
    }

    private void use(Map<Integer, Integer> pieces) {
        pieces.forEach((line, used) -> left.computeIfPresent(line, (number, n) -> n > used ? n - used : null));
    }
}
