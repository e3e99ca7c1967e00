package io.tillbridge.channels;

import static io.tillbridge.channels.WeChatPushes.APP_ID;
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
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeChatRefusalTests {

    private final WeChatAdapter adapter = WeChatPushes.adapter();

    @Test
    void refusesAUrlCheckNobodySigned() {
        var check = Map.of("signature", V1_SIGNATURE, "timestamp", TIMESTAMP, "nonce", NONCE, "echostr", "1");

        refuses(get(check));
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

    private static PushRequest get(Map<String, String> query) {
        return new PushRequest("GET", query, Map.of(), new byte[0], NOW);
    }

    /** Whatever the reason, a refusal has neither cause nor stack by which it could be told from another. */
    private void refuses(PushRequest request) {
        assertThatExceptionOfType(PushRefused.class)
                .isThrownBy(() -> adapter.verify(account(), request))
                .withNoCause()
                .satisfies(refusal -> assertThat(refusal.getStackTrace()).isEmpty());
    }
}
