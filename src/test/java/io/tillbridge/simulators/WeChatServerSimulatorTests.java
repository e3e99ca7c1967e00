package io.tillbridge.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeChatServerSimulatorTests {

    private static final Map<String, Object> CREDENTIALS = Map.of(
            "grant_type", "client_credential",
            "appid", "wxdemo0000000001",
            "secret", "demo-wechat-secret");

    private final WeChatShop shop = new WeChatShop(Clock.fixed(Instant.parse("2026-11-11T12:00:00Z"), ZoneOffset.UTC));
    private final WeChatServerSimulator wechat = new WeChatServerSimulator(shop);

    @Test
    void givesTheSameTokenWhileItIsGood() {
        assertThat(wechat.token(CREDENTIALS)).containsEntry("expires_in", 7200L).isEqualTo(wechat.token(CREDENTIALS));
    }

    @Test
    void givesNoTokenForAWrongSecret() {
        var wrong = Map.<String, Object>of(
                "grant_type", "client_credential", "appid", "wxdemo0000000001", "secret", "guess");

        assertThat(wechat.token(wrong)).containsEntry("errcode", 40125).doesNotContainKey("access_token");
    }

    @Test
    void showsAnOrderOnlyToWhoHasAToken() {
        var order = shop.sell("S001", List.of(new WeChatOrder.Item("SKU-RED-M", 2, 12_900)), "13800006612");
        var question = Map.<String, Object>of("order_id", order.id());
        String token = shop.token();

        assertThat(wechat.order(token, question)).containsEntry("errcode", 0).containsKey("order");
        assertThat(wechat.order("guess", question))
                .containsEntry("errcode", 40001)
                .doesNotContainKey("order");
        assertThat(wechat.order(token, Map.of("order_id", "1"))).containsEntry("errcode", 100002);
    }

    @Test
    void movesTheOrderForwardWhenItIsCancelled() {
        var order = shop.sell("S001", List.of(new WeChatOrder.Item("SKU-RED-M", 1, 12_900)), "13800006612");

        var cancelled = shop.cancel(order.id()).orElseThrow();

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.updatedAt()).isAfter(order.updatedAt());
        assertThat(shop.cancel("1")).isEmpty();
    }
}
