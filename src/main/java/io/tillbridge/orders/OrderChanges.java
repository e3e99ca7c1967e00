package io.tillbridge.orders;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one event makes of one order. Decides only; the facts it returns are for others to act on. */
final class OrderChanges {

    private OrderChanges() {}

    /** Applies the event and returns what follows for the goods: cancelled, partly cancelled, on hold. */
    static List<Object> apply(ChannelOrder order, OrderEvent event) {
        if (event.type() == OrderEvent.Type.ORDER_CANCELLED || event.order().status() == OrderEvent.Status.CANCELLED) {
            return order.cancel() ? List.of(new OrderCancelled(order.id())) : List.of();
        }
        switch (event.order().status()) {
            case PAID, PARTLY_FULFILLED -> order.pay();
            case FULFILLED, COMPLETED -> order.complete();
            default -> {}
        }
        OrderEvent.Refund refund = event.refund();
        return refund == null ? List.of() : refund(order, event, refund);
    }

    private static List<Object> refund(ChannelOrder order, OrderEvent event, OrderEvent.Refund refund) {
        return switch (event.type()) {
            case REFUND_REQUESTED, REFUND_AGREED ->
                order.requestRefund(refund.refundId()) ? List.of(hold(order)) : List.of();
            case REFUND_CLOSED -> order.closeRefund(refund.refundId()) ? List.of(hold(order)) : List.of();
            case REFUND_SUCCEEDED ->
                order.succeedRefund(refund.refundId()) ? succeeded(order, event, refund) : List.of();
            default -> List.of();
        };
    }

    private static List<Object> succeeded(ChannelOrder order, OrderEvent event, OrderEvent.Refund refund) {
        Map<String, Integer> pieces = new HashMap<>();
        if (refund.lines() != null) {
            refund.lines().forEach(line -> pieces.merge(line.lineId(), line.quantity(), Integer::sum));
        }
        boolean whole = pieces.isEmpty()
                && (refund.amount() == null
                        || refund.amount().compareTo(event.order().amounts().paid()) >= 0);
        Map<Integer, Integer> cancelled = order.cancelPieces(pieces);
        if (whole || order.nothingLeft()) {
            return order.cancel() ? List.of(new OrderCancelled(order.id())) : List.of();
        }
        return cancelled.isEmpty()
                ? List.of(hold(order))
                : List.of(new LinesCancelled(order.id(), cancelled), hold(order));
    }

    private static RefundHold hold(ChannelOrder order) {
        return new RefundHold(order.id(), order.refundOpen());
    }
}
