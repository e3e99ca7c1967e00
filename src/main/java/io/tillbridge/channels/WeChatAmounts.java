package io.tillbridge.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.orders.OrderEvent.Amounts;
import io.tillbridge.orders.OrderEvent.Discount;
import io.tillbridge.shared.Money;
import java.util.List;
import java.util.stream.Stream;

/** Reads an order's totals, and who bears which discount. */
final class WeChatAmounts {

    private WeChatAmounts() {}

    static Amounts of(JsonNode prices) {
        var goods = Fields.fen(prices, "product_price");
        var freight = Fields.fen(prices, "freight");
        var paid = Fields.fen(prices, "order_price");
        return new Amounts(
                goods,
                freight,
                paid,
                paid,
                0,
                discounts(prices, goods.plus(freight).minus(paid)));
    }

    /** The parts always add up to the whole: what WeChat does not explain is borne by nobody we know. */
    private static List<Discount> discounts(JsonNode prices, Money whole) {
        var merchant = Fields.fen(prices, "merchant_discounted_price");
        var finder = Fields.fen(prices, "finder_discounted_price");
        var points = Fields.fen(prices, "deduction_price");
        var rest = whole.minus(merchant).minus(finder).minus(points);
        var explained = Stream.of(
                discount("MERCHANT", "ORDER_PROMOTION", merchant),
                discount("ANCHOR", "ORDER_PROMOTION", finder),
                discount("POINTS", "POINTS", points),
                discount("UNKNOWN", "OTHER", rest));
        var parts = rest.isNegative() ? Stream.of(discount("UNKNOWN", "OTHER", whole)) : explained;
        return parts.filter(part -> part.amount().fen() != 0).toList();
    }

    private static Discount discount(String bearer, String kind, Money amount) {
        return new Discount(bearer, kind, null, amount);
    }
}
