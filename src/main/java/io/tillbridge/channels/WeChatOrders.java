package io.tillbridge.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tillbridge.orders.OrderEvent;
import io.tillbridge.orders.OrderEvent.Status;
import io.tillbridge.shared.UnreadableMessage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what WeChat answers about one push into the canonical order event. What was fetched outranks what was pushed. */
record WeChatOrders(ChannelAccount account, WeChatPush push, Instant receivedAt) {

    /**
     * The event, with its refund case where the push was about one.
     *
     * @throws UnreadableMessage if the order contradicts itself or has a status nobody told us about
     * @throws ChannelUnreachable if the fetched order is still older than the push about it
     */
    OrderEvent event(JsonNode order, @Nullable JsonNode afterSale) {
        try {
            return translate(order, afterSale);
        } catch (IllegalArgumentException | ArithmeticException nonsense) {
            throw new UnreadableMessage("the WeChat order makes no sense", nonsense);
        }
    }

    private OrderEvent translate(JsonNode json, @Nullable JsonNode afterSale) {
        var order = order(json);
        var refund = afterSale == null ? null : WeChatRefunds.refund(afterSale, order);
        var type = afterSale == null ? type(order.status()) : refundType(order.status(), afterSale);
        long sequence = sequence(json, afterSale);
        return new OrderEvent(
                OrderEvent.SCHEMA,
                eventId(order.orderId(), type, sequence, refund),
                type,
                "WECHAT",
                account.name(),
                push.shop(),
                push.createdAt() == null ? Instant.ofEpochSecond(sequence) : push.createdAt(),
                receivedAt,
                sequence,
                "PUSH",
                order,
                refund,
                extras(json, afterSale));
    }

    /** The later of the two: a refund case moves without the order doing so. */
    private static long sequence(JsonNode order, @Nullable JsonNode afterSale) {
        long orderMoved = Fields.number(order, "update_time");
        long sequence = afterSale == null ? orderMoved : Math.max(orderMoved, Fields.number(afterSale, "update_time"));
        if (sequence <= 0) {
            throw new UnreadableMessage("update_time is missing");
        }
        return sequence;
    }

    /** Two refund cases of one order may move in the same second, so that a case is part of the id. */
    private String eventId(String orderId, OrderEvent.Type type, long sequence, OrderEvent.@Nullable Refund refund) {
        String id = "WECHAT:" + account.name() + ":" + orderId + ":" + type + ":" + sequence;
        return refund == null ? id : id + ":" + refund.refundId();
    }

    private OrderEvent.Order order(JsonNode json) {
        String orderId = Fields.id(json, "order_id");
        if (!orderId.equals(push.orderId())) {
            throw new UnreadableMessage("WeChat answered with another order");
        }
        JsonNode detail = json.path("order_detail");
        var attributions = WeChatAttributions.of(detail);
        var basket = new WeChatBasket(account, detail, attributions == null ? null : WeChatAttributions.REF);
        String channelStatus = Fields.id(json, "status");
        return new OrderEvent.Order(
                orderId,
                status(channelStatus),
                channelStatus,
                Fields.seconds(json, "create_time"),
                Fields.seconds(detail.path("pay_info"), "pay_time"),
                "CNY",
                WeChatAmounts.of(detail.path("price_info")),
                basket.lines(),
                buyer(json, detail.path("delivery_info").path("address_info")),
                basket.fulfilments(),
                attributions == null ? null : List.of(attributions));
    }

    private static OrderEvent.Buyer buyer(JsonNode order, JsonNode address) {
        String phone = Fields.text(address, "tel_number");
        return new OrderEvent.Buyer(
                Fields.text(order, "openid"),
                Fields.text(order, "openid"),
                Fields.text(order, "unionid"),
                Masking.phone(phone == null ? Fields.text(address, "virtual_order_tel_number") : phone),
                Masking.name(Fields.text(address, "user_name")));
    }

    private static Status status(String channelStatus) {
        return switch (channelStatus) {
            case "10" -> Status.UNPAID;
            case "20" -> Status.PAID;
            case "21" -> Status.PARTLY_FULFILLED;
            case "30" -> Status.FULFILLED;
            case "100" -> Status.COMPLETED;
            case "190", "200", "250" -> Status.CANCELLED;
            default -> throw new UnreadableMessage("WeChat order status " + channelStatus + " is not known");
        };
    }

    private OrderEvent.Type type(Status status) {
        if (status == Status.CANCELLED) {
            return OrderEvent.Type.ORDER_CANCELLED;
        }
        return switch (push.event()) {
            case "channels_ec_order_cancel" -> throw stillOlder();
            case "channels_ec_order_pay" -> {
                if (status == Status.UNPAID) {
                    throw stillOlder();
                }
                yield OrderEvent.Type.ORDER_PAID;
            }
            case "channels_ec_order_new" ->
                status == Status.UNPAID ? OrderEvent.Type.ORDER_CREATED : OrderEvent.Type.ORDER_PAID;
            default -> status == Status.COMPLETED ? OrderEvent.Type.ORDER_COMPLETED : OrderEvent.Type.ORDER_CHANGED;
        };
    }

    /** A refund that has succeeded says more than the cancellation which follows from it. */
    private static OrderEvent.Type refundType(Status status, JsonNode afterSale) {
        var type = WeChatRefunds.type(afterSale);
        return status == Status.CANCELLED && type != OrderEvent.Type.REFUND_SUCCEEDED
                ? OrderEvent.Type.ORDER_CANCELLED
                : type;
    }

    private static ChannelUnreachable stillOlder() {
        return new ChannelUnreachable("WeChat does not yet show what it pushed");
    }

    private JsonNode extras(JsonNode order, @Nullable JsonNode afterSale) {
        var extras = JsonNodeFactory.instance.objectNode().put("event", push.event());
        extras.put("transactionId", Fields.text(order.path("order_detail").path("pay_info"), "transaction_id"));
        if (afterSale != null) {
            extras.put("afterSaleStatus", Fields.text(afterSale, "status"));
        }
        return extras;
    }
}
