package io.tillbridge.orders;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The canonical order event, {@code retail.order-event/1}: what every channel adapter produces. Amounts are whole fen.
 * Unknown fields are ignored, so that a channel may say more than we read.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record OrderEvent(
        String schema,
        String eventId,
        Type type,
        String channel,
        String account,
        @Nullable String channelShopId,
        Instant occurredAt,
        @Nullable Instant receivedAt,
        long sequence,
        @Nullable String origin,
        Order order,
        @Nullable Refund refund,
        @Nullable JsonNode channelExtras) {

    public static final String SCHEMA = "retail.order-event/1";

    public enum Type {
        ORDER_CREATED,
        ORDER_PAID,
        ORDER_CHANGED,
        ORDER_CANCELLED,
        ORDER_COMPLETED,
        REFUND_REQUESTED,
        REFUND_AGREED,
        REFUND_SUCCEEDED,
        REFUND_CLOSED
    }

    /** The order as the channel knows it at the time of the event. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Order(
            String orderId,
            Status status,
            @Nullable String channelStatus,
            @Nullable Instant createdAt,
            @Nullable Instant paidAt,
            String currency,
            Amounts amounts,
            List<Line> lines,
            @Nullable Buyer buyer,
            List<Fulfilment> fulfilments,
            @Nullable List<JsonNode> attributions) {}

    public enum Status {
        UNPAID,
        PAID,
        PARTLY_FULFILLED,
        FULFILLED,
        COMPLETED,
        CANCELLED
    }

    /** Order totals; {@code paid} is what the shopper paid, freight included. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Amounts(
            Money goods,
            Money freight,
            Money payable,
            Money paid,
            long pointsUsed,
            @Nullable List<Discount> discounts) {}

    /** Who bears which discount matters for commission and revenue later. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Discount(
            @Nullable String bearer,
            @Nullable String kind,
            @Nullable String ref,
            Money amount) {}

    /** One article of the order; {@code paid} is the line's share of what was paid, without freight. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Line(
            String lineId,
            @Nullable String outerSkuId,
            @Nullable String channelSkuId,
            @Nullable String barcode,
            @Nullable String title,
            int quantity,
            Money unitPrice,
            @Nullable Money discount,
            Money paid,
            boolean gift,
            @Nullable String refundState,
            @Nullable String fulfilmentRef,
            @Nullable String attributionRef) {}

    /** The shopper, masked by the channel. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Buyer(
            @Nullable String channelBuyerId,
            @Nullable String openId,
            @Nullable String unionId,
            @Nullable Masked phone,
            @Nullable Masked name) {}

    /** A personal datum as the channel masked it, such as {@code 138****6612}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Masked(@Nullable String masked) {}

    /** How some lines reach the shopper. {@code storeCode} is ours, {@code channelStoreId} the channel's. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Fulfilment(
            String ref,
            Mode mode,
            @Nullable String channelStoreId,
            @Nullable String storeCode,
            @Nullable String codeSource) {}

    public enum Mode {
        STORE_PICKUP,
        EXPRESS,
        VIRTUAL
    }

    /** A refund case; without lines it is about the whole order. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Refund(
            String refundId,
            @Nullable String type,
            @Nullable String state,
            @Nullable Money amount,
            @Nullable String reason,
            @Nullable List<RefundLine> lines) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record RefundLine(
            String lineId, int quantity, @Nullable Money amount) {}
}
