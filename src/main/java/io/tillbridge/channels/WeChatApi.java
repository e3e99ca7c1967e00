package io.tillbridge.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.shared.UnreadableMessage;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The questions we ask a WeChat shop. */
@Component
class WeChatApi {

    /** Invalid or expired access token. */
    private static final Set<Integer> TOKEN_REFUSED = Set.of(40001, 40014, 42001);
    /** Busy, over the limit, or not allowed yet: nothing the event could help. */
    private static final Set<Integer> NOT_NOW = Set.of(-1, 45009, 45011, 48001);

    private final WeChatHttp http;
    private final WeChatTokens tokens;

    WeChatApi(WeChatHttp http, WeChatTokens tokens) {
        this.http = http;
        this.tokens = tokens;
    }

    JsonNode order(ChannelAccount account, String orderId) {
        return ask(account, "/channels/ec/order/get", Map.of("order_id", orderId), "order");
    }

    JsonNode afterSale(ChannelAccount account, String afterSaleId) {
        return ask(
                account,
                "/channels/ec/aftersale/getaftersaleorder",
                Map.of("after_sale_order_id", afterSaleId),
                "after_sale_order");
    }

    private JsonNode ask(ChannelAccount account, String path, Map<String, String> question, String part) {
        String token = tokens.token(account, null);
        JsonNode answer = http.post(account, path, query(token), question);
        if (TOKEN_REFUSED.contains(WeChatHttp.errcode(answer))) {
            answer = http.post(account, path, query(tokens.token(account, token)), question);
        }
        int errcode = WeChatHttp.errcode(answer);
        if (TOKEN_REFUSED.contains(errcode) || NOT_NOW.contains(errcode)) {
            throw new ChannelUnreachable(account + " answers errcode " + errcode + " at " + path);
        }
        if (errcode != 0 || !answer.path(part).isObject()) {
            throw new UnreadableMessage(account + " knows no such " + part + ": errcode " + errcode);
        }
        return answer.path(part);
    }

    private static String query(String token) {
        return "?access_token=" + URLEncoder.encode(token, UTF_8);
    }
}
