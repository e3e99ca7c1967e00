package io.tillbridge.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.orders.OrderEvent.Fulfilment;
import io.tillbridge.orders.OrderEvent.Line;
import io.tillbridge.orders.OrderEvent.Mode;
import io.tillbridge.shared.Money;
import io.tillbridge.shared.UnreadableMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of one order and where they are collected: one fulfilment for each store. */
final class WeChatBasket {

    private static final int VIRTUAL = 1;

    private final ChannelAccount account;
    private final boolean virtual;
    private final @Nullable String attributionRef;
    private final Map<String, Fulfilment> fulfilments = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();

    WeChatBasket(ChannelAccount account, JsonNode detail, @Nullable String attributionRef) {
        this.account = account;
        this.virtual = Fields.number(detail.path("delivery_info"), "deliver_method") == VIRTUAL;
        this.attributionRef = attributionRef;
        detail.path("product_infos").forEach(product -> lines.add(line(product)));
        if (lines.isEmpty()) {
            throw new UnreadableMessage("the order has no lines");
        }
        var prices = detail.path("price_info");
        giveAway(Fields.fen(prices, "order_price").minus(Fields.fen(prices, "freight")));
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    List<Fulfilment> fulfilments() {
        return List.copyOf(fulfilments.values());
    }

    private Line line(JsonNode product) {
        int quantity = quantity(product);
        var unitPrice = Fields.fen(product, "sale_price");
        var paid = Fields.fen(product, "real_price");
        String ours = Fields.text(product, "out_sku_id");
        return new Line(
                lineId(product),
                ours == null ? Fields.text(product, "sku_code") : ours,
                Fields.text(product, "sku_id"),
                Fields.text(product, "sku_code"),
                Fields.text(product, "title"),
                quantity,
                unitPrice,
                discount(unitPrice, quantity, paid),
                paid,
                isGift(product),
                refundState(product, quantity),
                fulfilment(product).ref(),
                attributionRef);
    }

    private static int quantity(JsonNode product) {
        int quantity = Fields.pieces(product, "sku_cnt");
        if (quantity == 0) {
            throw new UnreadableMessage("a line has no pieces");
        }
        return quantity;
    }

    /** What the shopper did not pay of the price; nothing where the merchant raised it afterwards. */
    private static Money discount(Money unitPrice, int quantity, Money paid) {
        var discount = unitPrice.times(quantity).minus(paid);
        return discount.isNegative() ? Money.ZERO : discount;
    }

    /** WeChat does not number lines; the same article twice, bought and as a gift, is told apart by its place. */
    private String lineId(JsonNode product) {
        String id = Fields.id(product, "product_id") + "-" + Fields.id(product, "sku_id");
        long before = lines.stream()
                .filter(line -> line.lineId().equals(id) || line.lineId().startsWith(id + "-"))
                .count();
        return before == 0 ? id : id + "-" + (before + 1);
    }

    private static boolean isGift(JsonNode product) {
        JsonNode gift = product.path("is_free_gift");
        return gift.isBoolean() ? gift.booleanValue() : Fields.number(product, "is_free_gift") == 1;
    }

    private static String refundState(JsonNode product, int quantity) {
        int refunded = Fields.pieces(product, "finish_aftersale_sku_cnt");
        if (refunded > 0) {
            return refunded >= quantity ? "FULL" : "PARTIAL";
        }
        return Fields.pieces(product, "on_aftersale_sku_cnt") > 0 ? "REQUESTED" : "NONE";
    }

    private Fulfilment fulfilment(JsonNode product) {
        String warehouse = Fields.text(product, "out_warehouse_id");
        boolean collected = !virtual && warehouse != null && !"0".equals(warehouse);
        String ref = "f" + (fulfilments.size() + 1);
        return fulfilments.computeIfAbsent(
                collected ? "warehouse " + warehouse : "default",
                store -> collected
                        ? new Fulfilment(ref, Mode.STORE_PICKUP, warehouse, null, "OURS")
                        : withoutWarehouse(ref));
    }

    private Fulfilment withoutWarehouse(String ref) {
        if (virtual) {
            return new Fulfilment(ref, Mode.VIRTUAL, null, null, null);
        }
        var store = account.defaultStore();
        return store == null
                ? new Fulfilment(ref, Mode.EXPRESS, null, null, null)
                : new Fulfilment(ref, Mode.STORE_PICKUP, null, store.code(), "OURS");
    }

    /** Puts a few fen of rounding on the last line that was paid for; more than rounding is a contradiction. */
    private void giveAway(Money due) {
        var residue = lines.stream().map(Line::paid).reduce(due, Money::minus);
        if (Math.abs(residue.fen()) >= lines.size()) {
            throw new UnreadableMessage("the lines do not add up to what was paid: " + residue.fen() + " fen left");
        }
        for (int i = lines.size() - 1; i >= 0 && residue.fen() != 0; i--) {
            var line = lines.get(i);
            if (!line.gift() && !line.paid().plus(residue).isNegative()) {
                lines.set(i, withPaid(line, line.paid().plus(residue)));
                return;
            }
        }
        if (residue.fen() != 0) {
            throw new UnreadableMessage("no line can bear the rounding of " + residue.fen() + " fen");
        }
    }

    private static Line withPaid(Line line, Money paid) {
        return new Line(
                line.lineId(),
                line.outerSkuId(),
                line.channelSkuId(),
                line.barcode(),
                line.title(),
                line.quantity(),
                line.unitPrice(),
                discount(line.unitPrice(), line.quantity(), paid),
                paid,
                line.gift(),
                line.refundState(),
                line.fulfilmentRef(),
                line.attributionRef());
    }
}
