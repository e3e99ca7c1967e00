package io.tillbridge.orders;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A channel's order in our books. Never moves backwards: a cancelled order stays cancelled, whatever arrives late. */
class ChannelOrder {

    enum Status {
        UNPAID,
        PAID,
        SHORTAGE,
        COMPLETED,
        CANCELLED
    }

    enum RefundState {
        NONE,
        REQUESTED,
        PARTIAL,
        FULL
    }

    /** Pieces of one line, of which some may have been refunded. */
    record Line(String lineId, int lineNo, int quantity, int cancelled) {
        Line cancel(int pieces) {
            return new Line(lineId, lineNo, quantity, cancelled + pieces);
        }

        int open() {
            return quantity - cancelled;
        }
    }

    private final UUID id;
    private Status status;
    private RefundState refundState;
    private final Map<Integer, Line> lines = new TreeMap<>();
    private final Map<String, Refund> refunds = new HashMap<>();
    private final boolean waitedForPayment;
    private boolean changed;
    private boolean paidNow;

    enum Refund {
        OPEN,
        SUCCEEDED,
        CLOSED
    }

    ChannelOrder(UUID id, Status status, RefundState refundState, List<Line> lines, Map<String, Refund> refunds) {
        this.id = id;
        this.status = status;
        this.refundState = refundState;
        this.waitedForPayment = status == Status.UNPAID;
        lines.forEach(line -> this.lines.put(line.lineNo(), line));
        this.refunds.putAll(refunds);
    }

    /** An order we hear of for the first time. */
    static ChannelOrder heardOf(UUID id, List<Line> lines) {
        return new ChannelOrder(id, Status.UNPAID, RefundState.NONE, lines, Map.of());
    }

    boolean hasRefunds() {
        return !refunds.isEmpty();
    }

    UUID id() {
        return id;
    }

    Status status() {
        return status;
    }

    RefundState refundState() {
        return refundState;
    }

    Map<Integer, Line> lines() {
        return lines;
    }

    Map<String, Refund> refunds() {
        return refunds;
    }

    boolean changed() {
        return changed;
    }

    /** The shopper has paid; whoever is paid and not allocated yet gets its goods reserved. */
    void pay() {
        if (status == Status.UNPAID) {
            become(Status.PAID);
            paidNow = true;
        }
    }

    /** Goods may be held for it: it is neither paid nor given up. */
    boolean waitsForPayment() {
        return status == Status.UNPAID;
    }

    /** Goods were perhaps held for it, and need not be any more. */
    boolean waitedForPayment() {
        return waitedForPayment && status != Status.UNPAID;
    }

    /** Paid just now, and still wanted. */
    boolean toAllocate() {
        return paidNow && status == Status.PAID;
    }

    /** Paid just now: whatever was reserved for it was reserved for what is left of it. */
    boolean paidNow() {
        return paidNow && status != Status.CANCELLED;
    }

    /** Less stock than sold: somebody has to decide. */
    void fallShort() {
        become(Status.SHORTAGE);
    }

    /** The channel regards the order as done. */
    void complete() {
        if (status == Status.UNPAID || status == Status.PAID) {
            become(Status.COMPLETED);
        }
    }

    /** True when this event is what cancels the order. */
    boolean cancel() {
        if (status == Status.CANCELLED) {
            return false;
        }
        lines.replaceAll((number, line) -> line.cancel(line.open()));
        return become(Status.CANCELLED);
    }

    /** True when the shopper newly asks for money back. */
    boolean requestRefund(String refundId) {
        return refunds.putIfAbsent(refundId, Refund.OPEN) == null && refund() && status != Status.CANCELLED;
    }

    /** True when the request is newly withdrawn or refused. */
    boolean closeRefund(String refundId) {
        if (refunds.get(refundId) == Refund.SUCCEEDED) {
            return false;
        }
        return refunds.put(refundId, Refund.CLOSED) != Refund.CLOSED && refund();
    }

    /** True when the refund newly succeeded; a refund that is told twice counts once. */
    boolean succeedRefund(String refundId) {
        return refunds.put(refundId, Refund.SUCCEEDED) != Refund.SUCCEEDED && refund();
    }

    /** Takes refunded pieces off the lines, never more than are left; returns what was taken, by line number. */
    Map<Integer, Integer> cancelPieces(Map<String, Integer> piecesByLineId) {
        Map<Integer, Integer> taken = new TreeMap<>();
        lines.replaceAll((number, line) -> {
            int pieces = Math.min(line.open(), Math.max(0, piecesByLineId.getOrDefault(line.lineId(), 0)));
            if (pieces > 0) {
                taken.put(number, pieces);
            }
            return line.cancel(pieces);
        });
        return taken;
    }

    boolean nothingLeft() {
        return lines.values().stream().allMatch(line -> line.open() == 0);
    }

    /** Goods stay at the store while any refund request is open. */
    boolean refundOpen() {
        return status != Status.CANCELLED && refunds.containsValue(Refund.OPEN);
    }

    private boolean become(Status next) {
        status = next;
        return refund();
    }

    /** Follows from what is known of the order, never from the order in which it was told. */
    private boolean refund() {
        changed = true;
        boolean some = refunds.containsValue(Refund.SUCCEEDED);
        if (status == Status.CANCELLED) {
            refundState = some ? RefundState.FULL : RefundState.NONE;
        } else {
            refundState = refundOpen() ? RefundState.REQUESTED : some ? RefundState.PARTIAL : RefundState.NONE;
        }
        return true;
    }
}
