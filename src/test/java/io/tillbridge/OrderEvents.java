package io.tillbridge;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillbridge.orders.OrderEvent;
import io.tillbridge.orders.OrderEvent.Status;
import io.tillbridge.orders.OrderEvent.Type;
import io.tillbridge.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Canonical events about one order of the demo account, as a channel would tell its life. */
public final class OrderEvents {

    public static final String CHANNEL = "GENERIC";
    public static final String ACCOUNT = "demo";

    private static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final String orderId;
    private final List<OrderEvent.Fulfilment> fulfilments = new ArrayList<>();
    private final List<OrderEvent.Line> lines = new ArrayList<>();
    private long freight;
    private @Nullable String phone = "138****6612";

    private OrderEvents(String orderId, String store) {
        this.orderId = orderId;
        fulfilments.add(new OrderEvent.Fulfilment("f1", OrderEvent.Mode.STORE_PICKUP, null, store, "OURS"));
    }

    public static OrderEvents order(String orderId, String store) {
        return new OrderEvents(orderId, store);
    }

    /** An order nobody has heard of. */
    public static OrderEvents anyOrder() {
        return order("T-" + UUID.randomUUID().toString().substring(0, 18), "S001");
    }

    public OrderEvents line(String sku, int quantity) {
        return line(sku, quantity, 9_900);
    }

    public OrderEvents line(String sku, int quantity, long price) {
        return line(sku, quantity, price, "f1");
    }

    /** A line that is collected somewhere else. */
    public OrderEvents lineAt(String otherStore, String sku, int quantity) {
        fulfilments.add(new OrderEvent.Fulfilment(otherStore, OrderEvent.Mode.STORE_PICKUP, null, otherStore, "OURS"));
        return line(sku, quantity, 9_900, otherStore);
    }

    private OrderEvents line(String sku, int quantity, long price, String fulfilment) {
        lines.add(new OrderEvent.Line(
                lineId(lines.size() + 1),
                sku,
                null,
                null,
                sku,
                quantity,
                new Money(price),
                Money.ZERO,
                new Money(price * quantity),
                false,
                "NONE",
                fulfilment,
                "a1"));
        return this;
    }

    public OrderEvents freight(long fen) {
        freight = fen;
        return this;
    }

    public OrderEvents withoutPhone() {
        phone = null;
        return this;
    }

    public String orderId() {
        return orderId;
    }

    public String businessKey() {
        return CHANNEL + "/" + orderId;
    }

    public String lineId(int number) {
        return orderId + "-" + number;
    }

    public OrderEvent created() {
        return event(Type.ORDER_CREATED, Status.UNPAID, null, "");
    }

    public OrderEvent paid() {
        return event(Type.ORDER_PAID, Status.PAID, null, "");
    }

    public OrderEvent cancelled() {
        return event(Type.ORDER_CANCELLED, Status.CANCELLED, null, "");
    }

    public OrderEvent refundRequested(String refundId) {
        return refund(Type.REFUND_REQUESTED, refundId, null);
    }

    public OrderEvent refundClosed(String refundId) {
        return refund(Type.REFUND_CLOSED, refundId, null);
    }

    /** The channel paid the whole order back. */
    public OrderEvent refundSucceeded(String refundId) {
        return refund(Type.REFUND_SUCCEEDED, refundId, null);
    }

    /** The channel paid some pieces back, by line number. */
    public OrderEvent refundSucceeded(String refundId, Map<Integer, Integer> pieces) {
        return refund(
                Type.REFUND_SUCCEEDED,
                refundId,
                pieces.entrySet().stream()
                        .map(line -> new OrderEvent.RefundLine(lineId(line.getKey()), line.getValue(), null))
                        .toList());
    }

    private OrderEvent refund(Type type, String refundId, @Nullable List<OrderEvent.RefundLine> refunded) {
        var refund = new OrderEvent.Refund(refundId, "REFUND_ONLY", null, null, null, refunded);
        return event(type, Status.PAID, refund, ":" + refundId);
    }

    private OrderEvent event(Type type, Status status, OrderEvent.@Nullable Refund refund, String detail) {
        return new OrderEvent(
                OrderEvent.SCHEMA,
                CHANNEL + ":" + ACCOUNT + ":" + orderId + ":" + type + detail,
                type,
                CHANNEL,
                ACCOUNT,
                ACCOUNT,
                NOON,
                NOON,
                1,
                "PUSH",
                order(status),
                refund,
                null);
    }

    private OrderEvent.Order order(Status status) {
        long goods = lines.stream().mapToLong(line -> line.paid().fen()).sum();
        var paid = new Money(goods + freight);
        return new OrderEvent.Order(
                orderId,
                status,
                null,
                NOON,
                NOON,
                "CNY",
                new OrderEvent.Amounts(new Money(goods), new Money(freight), paid, paid, 0, List.of()),
                List.copyOf(lines),
                new OrderEvent.Buyer(
                        "buyer", null, null, new OrderEvent.Masked(phone), new OrderEvent.Masked("\u674e**")),
                List.copyOf(fulfilments),
                List.of());
    }

    /** The event as it is on the wire, to be changed before it is sent. */
    public static ObjectNode json(OrderEvent event) {
        return JSON.valueToTree(event);
    }
}
