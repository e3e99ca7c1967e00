package io.tillbridge.channels;

import static io.tillbridge.channels.WeChatPushes.KEY;
import static io.tillbridge.channels.WeChatPushes.NONCE;
import static io.tillbridge.channels.WeChatPushes.NOW;
import static io.tillbridge.channels.WeChatPushes.PAID;
import static io.tillbridge.channels.WeChatPushes.TIMESTAMP;
import static io.tillbridge.channels.WeChatPushes.V1;
import static io.tillbridge.channels.WeChatPushes.V1_SIGNATURE;
import static io.tillbridge.channels.WeChatPushes.account;
import static io.tillbridge.channels.WeChatPushes.post;
import static io.tillbridge.channels.WeChatPushes.query;
import static io.tillbridge.channels.WeChatPushes.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tillbridge.channels.VerifiedPush.Acknowledgement;
import io.tillbridge.channels.VerifiedPush.Kind;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeChatAdapterTests {

    private final WeChatAdapter adapter = WeChatPushes.adapter();

    @Test
    void answersTheUrlCheckWithTheEcho() {
        var check = Map.of(
                "signature",
                "6fabd5dd3c5e0e138c9f3bcf58ff1b9db3a39d7b",
                "timestamp",
                TIMESTAMP,
                "nonce",
                NONCE,
                "echostr",
                "4375120948345356249");

        var push = adapter.verify(account(), get(check));

        assertThat(push.kind()).isEqualTo(Kind.NOTHING);
        assertThat(push.acknowledgement()).isEqualTo(new Acknowledgement(200, "text/plain", "4375120948345356249"));
    }

    @Test
    void takesAPaidOrderAsAThinEvent() {
        var push = adapter.verify(account(), post(V1, V1_SIGNATURE));

        assertThat(push.kind()).isEqualTo(Kind.THIN_EVENT);
        assertThat(push.businessKey()).isEqualTo("3719000000000123456");
        assertThat(push.messageKey())
                .isEqualTo("oSHOPPER00000000000000000001:1718000000:channels_ec_order_pay:3719000000000123456");
        assertThat(push.content()).asString(UTF_8).isEqualTo(PAID);
        assertThat(push.acknowledgement()).isEqualTo(new Acknowledgement(200, "text/plain", "success"));
    }

    @Test
    void answersAnEventWithoutAnOrderAndLetsItBe() {
        var push = adapter.verify(account(), post(WeChatPushes.V3, WeChatPushes.V3_SIGNATURE));

        assertThat(push.kind()).isEqualTo(Kind.NOTHING);
        assertThat(push.acknowledgement().body()).isEqualTo("success");
    }

    @Test
    void tellsTwoRefundCasesOfTheSameSecondApart() {
        String event = "{\"FromUserName\":\"o1\",\"CreateTime\":1,\"Event\":\"channels_ec_aftersale_update\","
                + "\"finder_shop_aftersale_status_update\":{\"after_sale_order_id\":\"%s\",\"order_id\":3719}}";

        var first = WeChatPush.read(event.formatted("77").getBytes(UTF_8));
        var second = WeChatPush.read(event.formatted("78").getBytes(UTF_8));

        assertThat(first.orderId()).isEqualTo("3719");
        assertThat(first.messageKey()).isNotEqualTo(second.messageKey());
    }

    @ParameterizedTest
    @CsvSource({"V2", "V4"})
    void passesOnGenuineContentThatNobodyCanRead(String vector) {
        var request = vector.equals("V2")
                ? post(WeChatPushes.V2, WeChatPushes.V2_SIGNATURE)
                : post(WeChatPushes.V4, WeChatPushes.V4_SIGNATURE);

        var push = adapter.verify(account(), request);

        assertThat(push.kind()).isEqualTo(Kind.THIN_EVENT);
        assertThat(push.messageKey()).startsWith("sha256-");
    }

    @Test
    void hashesAKeyTooLongToBeStored() {
        var push = adapter.verify(account(), signed(PAID.replace("oSHOPPER", "o".repeat(200))));

        assertThat(push.messageKey()).hasSizeLessThanOrEqualTo(150).startsWith("sha256-");
    }

    @Test
    void answersAnIdenticalRepeatLikeTheFirstTime() {
        var first = adapter.verify(account(), post(V1, V1_SIGNATURE));
        var again = adapter.verify(account(), post(V1, V1_SIGNATURE));

        assertThat(again.messageKey()).isEqualTo(first.messageKey());
        assertThat(again.acknowledgement()).isEqualTo(first.acknowledgement());
    }

    @Test
    void stopsTheStartOnAKeyOfTheWrongLength() {
        var secrets = new HashMap<>(account().secrets());
        secrets.put("encoding-aes-key", KEY.substring(1));

        assertThatIllegalStateException()
                .isThrownBy(() -> adapter.check(new ChannelAccount("wechat", "main", secrets, null, null)))
                .withMessageContaining("wechat/main");
    }

    private static PushRequest get(Map<String, String> query) {
        return new PushRequest("GET", query, Map.of(), new byte[0], NOW);
    }
}
