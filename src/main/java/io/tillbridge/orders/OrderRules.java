package io.tillbridge.orders;

import io.tillbridge.shared.Money;
import io.tillbridge.shared.UnreadableMessage;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a canonical order event must satisfy before anything is done about it. */
final class OrderRules {

    private static final int MOST_LINES = 500;
    private static final int MOST_PIECES = 100_000;

    private OrderRules() {}

    /**
     * Checks one event.
     *
     * @throws UnreadableMessage if a part is missing without which it cannot be understood
     * @throws OrderRejected if it can be understood and is wrong
     */
    static void check(OrderEvent event) {
        mustBeWhole(event);
        if (!OrderEvent.SCHEMA.equals(event.schema())) {
            throw OrderRejected.because(OrderRejected.Code.ORDER_SCHEMA, event.schema());
        }
        if (!"CNY".equals(event.order().currency())) {
            throw OrderRejected.because(
                    OrderRejected.Code.ORDER_CURRENCY, event.order().currency());
        }
        checkLines(event.order());
        checkAmounts(event.order());
    }

    private static void checkLines(OrderEvent.Order order) {
        if (order.lines().isEmpty() || order.lines().size() > MOST_LINES) {
            throw OrderRejected.because(
                    OrderRejected.Code.ORDER_NO_LINES, order.lines().size());
        }
        Set<String> ids = new HashSet<>();
        for (OrderEvent.Line line : order.lines()) {
            if (line.quantity() <= 0 || line.quantity() > MOST_PIECES) {
                throw OrderRejected.because(OrderRejected.Code.ORDER_QUANTITY, line.lineId(), line.quantity());
            }
            if (!ids.add(line.lineId())) {
                throw OrderRejected.because(OrderRejected.Code.ORDER_NO_LINES, line.lineId());
            }
        }
    }

    /** Σ line.paid + freight = paid, and nothing negative (canonical order event, field/channels.md 13). */
    private static void checkAmounts(OrderEvent.Order order) {
        try {
            Money lines = order.lines().stream().map(OrderEvent.Line::paid).reduce(Money.ZERO, Money::plus);
            boolean negative = order.amounts().paid().isNegative()
                    || order.amounts().freight().isNegative()
                    || order.lines().stream()
                            .anyMatch(line ->
                                    line.paid().isNegative() || line.unitPrice().isNegative());
            Money sum = lines.plus(order.amounts().freight());
            if (negative || !sum.equals(order.amounts().paid())) {
                throw OrderRejected.because(
                        OrderRejected.Code.ORDER_AMOUNTS, sum, order.amounts().paid());
            }
        } catch (ArithmeticException e) {
            throw OrderRejected.because(
                    OrderRejected.Code.ORDER_AMOUNTS, "?", order.amounts().paid());
        }
    }

    private static void mustBeWhole(OrderEvent event) {
        present(event.eventId(), "eventId");
        present(event.type(), "type");
        present(event.channel(), "channel");
        present(event.account(), "account");
        present(event.occurredAt(), "occurredAt");
        OrderEvent.Order order = present(event.order(), "order");
        text(order.orderId(), "order.orderId", 64);
        present(order.status(), "order.status");
        present(order.lines(), "order.lines");
        present(order.fulfilments(), "order.fulfilments");
        OrderEvent.Amounts amounts = present(order.amounts(), "order.amounts");
        present(amounts.paid(), "order.amounts.paid");
        present(amounts.freight(), "order.amounts.freight");
        present(amounts.goods(), "order.amounts.goods");
        for (OrderEvent.Line line : order.lines()) {
            text(present(line, "order.lines[]").lineId(), "order.lines[].lineId", 64);
            present(line.unitPrice(), "order.lines[].unitPrice");
            present(line.paid(), "order.lines[].paid");
        }
        if (event.refund() != null) {
            text(event.refund().refundId(), "refund.refundId", 64);
        }
        order.fulfilments()
                .forEach(fulfilment ->
                        present(present(fulfilment, "order.fulfilments[]").mode(), "order.fulfilments[].mode"));
    }

    private static void text(@Nullable String value, String where, int most) {
        String text = present(value, where);
        if (text.isBlank() || text.length() > most) {
            throw new UnreadableMessage(where + " must have 1 to " + most + " characters");
        }
    }

    private static <T> T present(@Nullable T value, String where) {
        if (value == null) {
            throw new UnreadableMessage(where + " is missing");
        }
        return value;
    }
}
