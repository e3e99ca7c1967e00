package io.tillbridge.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tillbridge.orders.OrderEvent;
import io.tillbridge.shared.InboundMessage;
import io.tillbridge.shared.UnreadableMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeChatFetchTests {

    private static final String PAID = "channels_ec_order_pay";
    private static final String ORDER = WeChatSamples.answer("order", WeChatSamples.order());

    private final SteppingClock clock = new SteppingClock();
    private FakeWeChat wechat;
    private ChannelAccount account;
    private WeChatAdapter adapter;

    @BeforeEach
    void opensTheShop() throws IOException {
        wechat = new FakeWeChat();
        account = WeChatPushes.account(wechat.url() + "/");
        var http = new WeChatHttp();
        var properties = new ChannelsProperties(List.of(account), Duration.ofMinutes(10));
        adapter = new WeChatAdapter(new WeChatApi(http, new WeChatTokens(http, clock)), properties, clock);
    }

    @AfterEach
    void closesTheShop() {
        wechat.close();
    }

    @Test
    void asksForTheOrderThePushNames() {
        wechat.answers(ORDER);

        var event = fetch(PAID);

        assertThat(event.order().orderId()).isEqualTo(WeChatSamples.ORDER_ID);
        var question = wechat.questions().get(0);
        assertThat(question.target()).isEqualTo("/channels/ec/order/get?access_token=token%261");
        assertThat(question.body().path("order_id").textValue()).isEqualTo(WeChatSamples.ORDER_ID);
    }

    @Test
    void asksForTheRefundCaseToo() {
        wechat.answers(ORDER, WeChatSamples.answer("after_sale_order", WeChatSamples.afterSale("MERCHANT_PROCESSING")));

        assertThat(fetch("channels_ec_aftersale_update").type()).isEqualTo(OrderEvent.Type.REFUND_REQUESTED);
        assertThat(wechat.questions().get(1).body().path("after_sale_order_id").textValue())
                .isEqualTo("5001");
    }

    @Test
    void keepsTheTokenUntilFiveMinutesBeforeItsEnd() {
        wechat.answers(ORDER);
        fetch(PAID);
        clock.pass(Duration.ofSeconds(7200 - 301));
        fetch(PAID);
        assertThat(wechat.tokensGiven()).isEqualTo(1);

        clock.pass(Duration.ofSeconds(1));
        fetch(PAID);
        assertThat(wechat.tokensGiven()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {40001, 42001})
    void takesANewTokenOnceWhenTheOldOneIsRefused(int errcode) {
        wechat.answers("{\"errcode\":" + errcode + "}", ORDER);

        assertThat(fetch(PAID).type()).isEqualTo(OrderEvent.Type.ORDER_PAID);
        assertThat(wechat.tokensGiven()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 40001, 42001, 45009, 45011, 48001})
    void mayBeTriedAgainWhenWeChatIsNotReady(int errcode) {
        wechat.answers("{\"errcode\":" + errcode + ",\"errmsg\":\"later\"}");

        isUnreachable();
        assertThat(wechat.questions()).hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 403, 404, 429, 500, 503})
    void mayBeTriedAgainAfterAnyOtherHttpStatus(int status) {
        wechat.answers(ORDER).failsWith(status);

        isUnreachable();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 40013, 40125, 40164})
    void mayBeTriedAgainWhenNoTokenIsGiven(int errcode) {
        wechat.givesNoToken(errcode);

        isUnreachable();
    }

    @Test
    void mayBeTriedAgainWhenNobodyAnswers() {
        wechat.close();

        isUnreachable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html/>", "", "[]", "{}", "{\"errcode\":100002}", "{\"errcode\":\"x\"}", "{\"order\":[]}"})
    void parksAnAnswerThatMakesNoSense(String answer) {
        wechat.answers(answer);

        assertThatExceptionOfType(UnreadableMessage.class).isThrownBy(() -> fetch(PAID));
    }

    @Test
    void parksAPushThatIsNoJson() {
        var message = new InboundMessage("key", "key", new byte[] {'x'}, Map.of(), WeChatPushes.NOW, null);

        assertThatExceptionOfType(UnreadableMessage.class).isThrownBy(() -> adapter.fetch(account, message));
    }

    private void isUnreachable() {
        assertThatExceptionOfType(ChannelUnreachable.class)
                .isThrownBy(() -> fetch(PAID))
                .satisfies(failure -> assertThat(failure + " " + failure.getCause())
                        .doesNotContain("token&")
                        .doesNotContain("token%26")
                        .doesNotContain("app-secret-1"));
    }

    private OrderEvent fetch(String event) {
        return adapter.fetch(account, WeChatSamples.message(event)).orElseThrow();
    }

    private static final class SteppingClock extends Clock {
        private Instant now = WeChatPushes.NOW;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
