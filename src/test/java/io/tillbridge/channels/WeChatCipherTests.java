package io.tillbridge.channels;

import static io.tillbridge.channels.WeChatPushes.APP_ID;
import static io.tillbridge.channels.WeChatPushes.KEY;
import static io.tillbridge.channels.WeChatPushes.NONCE;
import static io.tillbridge.channels.WeChatPushes.PAID;
import static io.tillbridge.channels.WeChatPushes.TIMESTAMP;
import static io.tillbridge.channels.WeChatPushes.TOKEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeChatCipherTests {

    private final WeChatCipher cipher = new WeChatCipher(TOKEN, KEY, APP_ID);

    @ParameterizedTest
    @CsvSource({
        "1714036504, 1514711492, f464b24fc39322e44b38aa78f5edd27bd1441696",
        "1714037059, 486452656, 899cf89e464efb63f54ddac96b0a0a235f53aa78"
    })
    void signsLikeTheExamplesOfWeChat(String timestamp, String nonce, String signature) {
        var official = new WeChatCipher("AAAAA", KEY, APP_ID);

        assertThat(official.signed(signature, timestamp, nonce)).isTrue();
        assertThat(official.signed(signature, nonce, timestamp)).isTrue();
        assertThat(official.signed(signature, timestamp, nonce + "0")).isFalse();
    }

    @Test
    void opensEveryVectorWhateverItsPadding() {
        assertThat(opened(WeChatPushes.V1)).isEqualTo(PAID);
        assertThat(opened(WeChatPushes.V2)).isEqualTo("x".repeat(26));
        assertThat(opened(WeChatPushes.V3))
                .isEqualTo("{\"Event\":\"channels_ec_aftersale_update\",\"note\":\"门店自提-退款\"}");
        assertThat(opened(WeChatPushes.V4)).isEqualTo("y".repeat(21));
    }

    @Test
    void holdsTheSignatureOfEveryVector() {
        assertThat(cipher.signed(WeChatPushes.V1_SIGNATURE, TIMESTAMP, NONCE, WeChatPushes.V1))
                .isTrue();
        assertThat(cipher.signed(WeChatPushes.V2_SIGNATURE, TIMESTAMP, NONCE, WeChatPushes.V2))
                .isTrue();
        assertThat(cipher.signed(WeChatPushes.V3_SIGNATURE, TIMESTAMP, NONCE, WeChatPushes.V3))
                .isTrue();
        assertThat(cipher.signed(WeChatPushes.V4_SIGNATURE, TIMESTAMP, NONCE, WeChatPushes.V4))
                .isTrue();
        assertThat(cipher.signed(WeChatPushes.V5_SIGNATURE, TIMESTAMP, NONCE, WeChatPushes.V5))
                .isTrue();
    }

    @Test
    void opensMessagesOfEveryLength() {
        for (int length = 0; length <= 200; length++) {
            String message = "m".repeat(length);
            assertThat(opened(WeChatPushes.encrypt(WeChatPushes.plain(length, message, APP_ID))))
                    .isEqualTo(message);
        }
    }

    @Test
    void doesNotOpenWhatIsAddressedToAnotherApp() {
        assertThatExceptionOfType(PushRefused.class).isThrownBy(() -> cipher.open(WeChatPushes.V5));
    }

    @Test
    void wantsAKeyOfFortyThreeCharacters() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WeChatCipher(TOKEN, KEY + KEY, APP_ID));
    }

    private String opened(String encrypted) {
        return new String(cipher.open(encrypted), UTF_8);
    }
}
