package io.tillbridge.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.orders.OrderEvent;
import io.tillbridge.orders.OrderEvent.Line;
import io.tillbridge.orders.OrderEvent.Order;
import io.tillbridge.orders.OrderEvent.Refund;
import io.tillbridge.orders.OrderEvent.RefundLine;
import io.tillbridge.shared.Money;
import io.tillbridge.shared.UnreadableMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a WeChat after-sale order. */
final class WeChatRefunds {

    private WeChatRefunds() {}

    /** Still being talked about unless WeChat says it ended: then goods stay held back, which harms least. */
    static OrderEvent.Type type(JsonNode afterSale) {
        String status = Fields.id(afterSale, "status");
        if (status.endsWith("_SUCCESS")) {
            return OrderEvent.Type.REFUND_SUCCEEDED;
        }
        boolean withdrawn = status.startsWith("USER_CANCEL") || status.endsWith("_CLOSED");
        return withdrawn ? OrderEvent.Type.REFUND_CLOSED : OrderEvent.Type.REFUND_REQUESTED;
    }

    static Refund refund(JsonNode afterSale, Order order) {
        if (!order.orderId().equals(Fields.id(afterSale, "order_id"))) {
            throw new UnreadableMessage("the after-sale order belongs to another order");
        }
        var amount = Fields.fen(afterSale.path("refund_info"), "amount");
        return new Refund(
                Fields.id(afterSale, "after_sale_order_id"),
                kind(Fields.text(afterSale, "type")),
                type(afterSale).name().substring("REFUND_".length()),
                amount,
                Fields.text(afterSale, "reason"),
                lines(afterSale.path("product_info"), order.lines(), amount));
    }

    private static @Nullable String kind(@Nullable String type) {
        if (type == null) {
            return null;
        }
        return switch (type) {
            case "REFUND" -> "REFUND_ONLY";
            case "RETURN" -> "RETURN_AND_REFUND";
            default -> type;
        };
    }

    /** Absent when WeChat names no article: then the refund is about the whole order. */
    private static @Nullable List<RefundLine> lines(JsonNode product, List<Line> lines, Money amount) {
        String sku = Fields.text(product, "sku_id");
        int pieces = Fields.pieces(product, "count");
        if (sku == null || pieces == 0) {
            return null;
        }
        String id = Fields.id(product, "product_id") + "-" + sku;
        var line = lines.stream()
                .filter(candidate -> candidate.lineId().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnreadableMessage("the refund is about an article not in the order"));
        return List.of(new RefundLine(line.lineId(), Math.min(pieces, line.quantity()), amount));
    }
}
