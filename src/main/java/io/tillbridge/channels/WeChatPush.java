package io.tillbridge.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.shared.UnreadableMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What WeChat says inside a push: which event, and which order it is about.
 *
 * @param shop WeChat's id of the shop that is told
 * @param shopper the openid of who caused it
 * @param afterSaleId the refund case, for events about one
 */
record WeChatPush(
        String event,
        @Nullable String shop,
        @Nullable String shopper,
        @Nullable Instant createdAt,
        @Nullable String orderId,
        @Nullable String afterSaleId,
        @Nullable String afterSaleStatus) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AFTER_SALE = "finder_shop_aftersale_status_update";

    static WeChatPush read(byte[] content) {
        JsonNode push = tree(content);
        JsonNode afterSale = push.path(AFTER_SALE);
        String event = Fields.text(push, "Event");
        return new WeChatPush(
                event == null ? "" : event,
                Fields.text(push, "ToUserName"),
                Fields.text(push, "FromUserName"),
                Fields.seconds(push, "CreateTime"),
                orderId(push).orElse(null),
                Fields.text(afterSale, "after_sale_order_id"),
                Fields.text(afterSale, "status"));
    }

    /** WeChat has no event id; these together are what makes it the same event when it comes again. */
    String messageKey() {
        String seconds = createdAt == null ? "" : Long.toString(createdAt.getEpochSecond());
        String head = orEmpty(shopper) + ":" + seconds + ":" + event + ":" + orEmpty(orderId);
        return MessageKeys.of(afterSaleId == null ? head : head + ":" + afterSaleId + ":" + orEmpty(afterSaleStatus));
    }

    private static Optional<String> orderId(JsonNode push) {
        return Stream.of(push.path("order_info"), push.path(AFTER_SALE), push)
                .filter(place -> Fields.text(place, "order_id") != null)
                .map(place -> Fields.id(place, "order_id"))
                .findFirst();
    }

    private static JsonNode tree(byte[] content) {
        try {
            JsonNode tree = JSON.readTree(content);
            if (tree.isObject()) {
                return tree;
            }
            throw new UnreadableMessage("the WeChat push is no JSON object");
        } catch (IOException unreadable) {
            throw new UnreadableMessage("the WeChat push is no JSON", unreadable);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
