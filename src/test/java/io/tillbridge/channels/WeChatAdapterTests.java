package io.tillbridge.channels;

import static io.tillbridge.channels.WeChatPushes.APP_ID;
import static io.tillbridge.channels.WeChatPushes.KEY;
import static io.tillbridge.channels.WeChatPushes.NONCE;
import static io.tillbridge.channels.WeChatPushes.NOW;
import static io.tillbridge.channels.WeChatPushes.PAID;
import static io.tillbridge.channels.WeChatPushes.TIMESTAMP;
import static io.tillbridge.channels.WeChatPushes.TOKEN;
import static io.tillbridge.channels.WeChatPushes.V1;
import static io.tillbridge.channels.WeChatPushes.V1_SIGNATURE;
import static io.tillbridge.channels.WeChatPushes.account;
import static io.tillbridge.channels.WeChatPushes.envelope;
import static io.tillbridge.channels.WeChatPushes.plain;
import static io.tillbridge.channels.WeChatPushes.post;
import static io.tillbridge.channels.WeChatPushes.query;
import static io.tillbridge.channels.WeChatPushes.sign;
import static io.tillbridge.channels.WeChatPushes.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tillbridge.channels.VerifiedPush.Acknowledgement;
import io.tillbridge.channels.VerifiedPush.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void refusesAUrlCheckNobodySigned() {
        var check = Map.of("signature", V1_SIGNATURE, "timestamp", TIMESTAMP, "nonce", NONCE, "echostr", "1");

        refuses(get(check));
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
    void refusesTheSameNonceWithAnotherBody() {
        adapter.verify(account(), post(V1, V1_SIGNATURE));

        refuses(signed(PAID.replace("order_pay", "order_cancel")));
        refuses(post(query(V1_SIGNATURE), envelope(V1).replace(":", ": ")));
    }

    @Test
    void refusesAnotherAppIdInside() {
        refuses(post(WeChatPushes.V5, WeChatPushes.V5_SIGNATURE));
    }

    @Test
    void refusesAPushInTheClear() {
        var query = query(V1_SIGNATURE);
        query.remove("encrypt_type");
        refuses(post(query, envelope(V1)));

        query.put("encrypt_type", "raw");
        refuses(post(query, PAID));
    }

    @Test
    void refusesAChangedByteInTheBody() {
        refuses(post(V1.replace('7', '8'), V1_SIGNATURE));
    }

    @Test
    void refusesAChangedByteInTheSignature() {
        refuses(post(V1, V1_SIGNATURE.replace("3b0a", "3b0b")));
    }

    @Test
    void refusesAnotherAccountsToken() {
        refuses(post(V1, sign("anotherToken", TIMESTAMP, NONCE, V1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamp", "nonce", "msg_signature", "encrypt_type"})
    void refusesAMissingParameter(String name) {
        var query = query(V1_SIGNATURE);
        query.remove(name);

        refuses(post(query, envelope(V1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"x\"", "{}", "{\"Encrypt\":\"\"}", "{\"Encrypt\":5}", "<xml/>"})
    void refusesABodyWithoutAnEncryptedPart(String body) {
        refuses(post(query(V1_SIGNATURE), body));
        refuses(post(query(sign(TOKEN, TIMESTAMP, NONCE, "")), body));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 33, 255})
    void refusesAPadOutOfRange(int pad) {
        byte[] plain = plain(PAID.length(), PAID, APP_ID);
        plain[plain.length - 1] = (byte) pad;

        refuses(signed(plain));
    }

    @Test
    void refusesAPadThatIsNotTheSameAllThrough() {
        byte[] plain = plain(PAID.length(), PAID, APP_ID);
        plain[plain.length - 2]++;

        refuses(signed(plain));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 5000, 223, 221})
    void refusesALengthThatDoesNotFit(int length) {
        refuses(signed(plain(length, PAID, APP_ID)));
    }

    @Test
    void refusesWhatIsNoWholeNumberOfBlocks() {
        for (String encrypted : new String[] {"AAAA", "not*base64", "AAAAAAAAAAAAAAAAAAAAAA=="}) {
            refuses(post(encrypted, sign(TOKEN, TIMESTAMP, NONCE, encrypted)));
        }
    }

    @Test
    void refusesBlocksFilledWithPaddingOnly() {
        byte[] plain = new byte[32];
        Arrays.fill(plain, (byte) 32);

        refuses(signed(plain));
    }

    @ParameterizedTest
    @ValueSource(longs = {-601, 601, -86_400})
    void refusesATimeOutsideTheWindow(long seconds) {
        String timestamp = Long.toString(NOW.getEpochSecond() + seconds);
        var query = query(sign(TOKEN, timestamp, NONCE, V1));
        query.put("timestamp", timestamp);

        refuses(post(query, envelope(V1)));
    }

    @Test
    void refusesAHeadOfTheCiphertextMovedIntoTheNonce() {
        var query = query(V1_SIGNATURE);
        query.put("nonce", NONCE + V1.substring(0, 64));

        refuses(post(query, envelope(V1.substring(64))));
    }

    @Test
    void looksTheSameWhateverItRefuses() {
        var refusal = new PushRefused("any");

        assertThat(refusal.getStackTrace()).isEmpty();
        assertThat(refusal).hasNoCause();
    }

    @Test
    void refusesEveryMutationOfAGenuinePush() {
        adapter.verify(account(), post(V1, V1_SIGNATURE));
        var random = new Random(20261111);
        var parts = new String[] {"body", "timestamp", "nonce", "msg_signature", "encrypt_type"};
        for (int i = 0; i < 20_000; i++) {
            var query = query(V1_SIGNATURE);
            String body = envelope(V1);
            String part = parts[random.nextInt(parts.length)];
            if (part.equals("body")) {
                body = Mutations.of(body, random);
            } else {
                query.computeIfPresent(part, (name, value) -> Mutations.of(value, random));
            }
            refuses(post(query, body));
        }
    }

    @Test
    void neverFailsOnSignedBytesNobodyWouldSend() {
        var random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            byte[] plain = new byte[16 * (1 + random.nextInt(20))];
            random.nextBytes(plain);
            refuses(signed(plain));
        }
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

    private void refuses(PushRequest request) {
        assertThatExceptionOfType(PushRefused.class).isThrownBy(() -> adapter.verify(account(), request));
    }
}
