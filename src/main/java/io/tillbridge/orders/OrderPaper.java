package io.tillbridge.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.members.Buyers;
import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order together with what the channel said about it. Codes are translated when asked for: cancelling an order that we
 * know must not fail because an article has lost its mapping.
 */
final class OrderPaper {

    private static final int LONGEST_TITLE = 200;

    private final ChannelOrder order;
    private final OrderEvent event;
    private final OrderCodes.Dictionary dictionary;
    private final Map<String, OrderEvent.Line> byLineId = new HashMap<>();

    OrderPaper(ChannelOrder order, OrderEvent event, OrderCodes.Dictionary dictionary) {
        this.order = order;
        this.event = event;
        this.dictionary = dictionary;
        event.order().lines().forEach(line -> byLineId.put(line.lineId(), line));
    }

    /** A line that names no fulfilment belongs to the only one there is. */
    private OrderEvent.Fulfilment fulfilment(OrderEvent.Line line) {
        var fulfilments = event.order().fulfilments();
        if (line.fulfilmentRef() == null && fulfilments.size() == 1) {
            return fulfilments.get(0);
        }
        return fulfilments.stream()
                .filter(fulfilment -> Objects.equals(fulfilment.ref(), line.fulfilmentRef()))
                .findFirst()
                .orElseThrow(() -> OrderRejected.because(OrderRejected.Code.ORDER_NO_STORE, line.lineId()));
    }

    static List<ChannelOrder.Line> lines(OrderEvent event) {
        List<ChannelOrder.Line> lines = new ArrayList<>();
        for (OrderEvent.Line line : event.order().lines()) {
            lines.add(new ChannelOrder.Line(line.lineId(), lines.size() + 1, line.quantity(), 0));
        }
        return lines;
    }

    ChannelOrder order() {
        return order;
    }

    OrderEvent event() {
        return event;
    }

    UUID id() {
        return order.id();
    }

    Sku sku(ChannelOrder.Line line) {
        return dictionary.sku(event, said(line));
    }

    String title(ChannelOrder.Line line) {
        String title = said(line).title();
        String shown = title == null || title.isBlank() ? sku(line).code() : title;
        return cut(shown, LONGEST_TITLE);
    }

    /** What the shopper paid for the pieces that are left, in proportion; a fraction of a fen is given up. */
    Money paid(ChannelOrder.Line line) {
        return new Money(Math.multiplyExact(said(line).paid().fen(), line.open()) / line.quantity());
    }

    /** Where the line is collected; nothing for a line that is sent to the shopper. */
    @Nullable
    StoreId store(ChannelOrder.Line line) {
        OrderEvent.Fulfilment fulfilment = fulfilment(said(line));
        return fulfilment.mode() == OrderEvent.Mode.STORE_PICKUP ? dictionary.store(event, fulfilment) : null;
    }

    @Nullable
    String buyerName() {
        var buyer = event.order().buyer();
        return buyer == null ? null : masked(buyer.name(), 64);
    }

    @Nullable
    String buyerPhone() {
        var buyer = event.order().buyer();
        return buyer == null ? null : masked(buyer.phone(), 32);
    }

    /** By what the channel knows the buyer; nothing if it does not say. */
    Optional<Buyers.Buyer> buyer() {
        return Optional.ofNullable(event.order().buyer())
                .map(said -> new Buyers.Buyer(id(), event.channel(), event.account(), said.openId(), said.unionId()));
    }

    /** Column values of {@code orders_order}. */
    Object[] head(@Nullable String attributions, Instant now) {
        OrderEvent.Order said = event.order();
        Instant ordered = said.createdAt() == null ? event.occurredAt() : said.createdAt();
        return new Object[] {
            id(),
            event.channel(),
            event.account(),
            said.orderId(),
            order.status().name(),
            order.refundState().name(),
            said.currency(),
            said.amounts().goods().fen(),
            said.amounts().freight().fen(),
            said.amounts().paid().fen(),
            buyerName(),
            buyerPhone(),
            attributions,
            event.sequence(),
            Timestamp.from(ordered),
            Timestamp.from(now)
        };
    }

    /** Column values of {@code orders_line}. */
    List<Object[]> lineRows() {
        List<Object[]> rows = new ArrayList<>();
        for (ChannelOrder.Line line : order.lines().values()) {
            OrderEvent.Line said = said(line);
            StoreId store = store(line);
            rows.add(new Object[] {
                id(),
                line.lineNo(),
                line.lineId(),
                sku(line).code(),
                title(line),
                line.quantity(),
                line.cancelled(),
                said.unitPrice().fen(),
                said.paid().fen(),
                store == null ? null : store.code(),
                said.attributionRef() == null ? null : cut(said.attributionRef(), 32)
            });
        }
        return rows;
    }

    /** Column values of {@code orders_attribution}; what names nothing is left out. */
    List<Object[]> attributionRows() {
        List<JsonNode> said = event.order().attributions();
        return said == null
                ? List.of()
                : said.stream()
                        .filter(one -> text(one, "ref", 32) != null)
                        .map(one -> new Object[] {
                            id(),
                            text(one, "ref", 32),
                            text(one, "scene", 16),
                            text(one, "liveRoomId", 64),
                            text(one, "anchorId", 64),
                            text(one, "anchorName", 100),
                            text(one, "guideNo", 64),
                            text(one, "guideStoreCode", 32)
                        })
                        .toList();
    }

    private static @Nullable String text(JsonNode node, String field, int most) {
        return node.path(field).isTextual() ? cut(node.path(field).asText(), most) : null;
    }

    private OrderEvent.Line said(ChannelOrder.Line line) {
        OrderEvent.Line said = byLineId.get(line.lineId());
        if (said == null) {
            throw OrderRejected.because(OrderRejected.Code.ORDER_NO_LINES, line.lineId());
        }
        return said;
    }

    private static @Nullable String masked(OrderEvent.@Nullable Masked datum, int most) {
        return datum == null || datum.masked() == null ? null : cut(datum.masked(), most);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
