package io.tillbridge.channels;

import static io.tillbridge.channels.GenericPushes.BODY;
import static io.tillbridge.channels.GenericPushes.CLOCK;
import static io.tillbridge.channels.GenericPushes.NOON;
import static io.tillbridge.channels.GenericPushes.SECRET;
import static io.tillbridge.channels.GenericPushes.account;
import static io.tillbridge.channels.GenericPushes.headers;
import static io.tillbridge.channels.GenericPushes.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tillbridge.channels.VerifiedPush.Acknowledgement;
import io.tillbridge.channels.VerifiedPush.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenericAdapterTests {

    private static final String OTHER = Base64.getEncoder().encodeToString("another-shops-secret".getBytes(UTF_8));

    private final GenericAdapter adapter = new GenericAdapter(CLOCK);

    @Test
    void takesASignedOrder() {
        var push = adapter.verify(account(), post(headers(), BODY));

        assertThat(push.kind()).isEqualTo(Kind.WHOLE_ORDER);
        assertThat(push.messageKey()).isEqualTo("msg-1");
        assertThat(push.businessKey()).isEqualTo("LR-1001");
        assertThat(push.content()).asString(UTF_8).isEqualTo(BODY);
        assertThat(push.acknowledgement())
                .isEqualTo(new Acknowledgement(202, "application/json", "{\"accepted\":true}"));
    }

    @Test
    void reproducesTheExampleOfStandardWebhooks() {
        var at = Instant.ofEpochSecond(1614265330);
        var then = new GenericAdapter(Clock.fixed(at, ZoneOffset.UTC));
        var headers = Map.of(
                "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp", "1614265330",
                "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        var account = account(Map.of("signing-secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

        assertThat(then.verify(account, post(headers, "{\"test\": 2432232314}")).messageKey())
                .isEqualTo("msg_p5jXN8AQM9LWM0D4loKWxJek");
    }

    @Test
    void findsTheRightOneAmongSeveralSignatures() {
        var headers = headers();
        headers.computeIfPresent("webhook-signature", (name, value) -> "v1,bm90IHRoaXM= v1a,whatever " + value);

        assertThat(adapter.verify(account(), post(headers, BODY)).messageKey()).isEqualTo("msg-1");
    }

    @Test
    void takesTheOldSecretWhileTheNewOneIsBeingRolledOut() {
        var rotating = account(Map.of("signing-secret", OTHER, "previous-signing-secret", "whsec_" + SECRET));

        assertThat(adapter.verify(rotating, post(headers(), BODY)).messageKey()).isEqualTo("msg-1");
        assertThat(adapter.verify(rotating, post(headers(OTHER, "msg-2", NOON, BODY), BODY))
                        .messageKey())
                .isEqualTo("msg-2");
    }

    @Test
    void takesHeaderNamesInAnyCase() {
        var shouting = headers().entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().toUpperCase(Locale.ROOT), Map.Entry::getValue));

        assertThat(adapter.verify(account(), post(shouting, BODY)).messageKey()).isEqualTo("msg-1");
    }

    @Test
    void givesADuplicateTheSameKey() {
        var first = adapter.verify(account(), post(headers(), BODY));
        var again = adapter.verify(account(), post(headers(), BODY));

        assertThat(again.messageKey()).isEqualTo(first.messageKey());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no json", "[]", "{\"order\":7}", "{\"order\":{\"orderId\":\"\"}}", "{\"order\":{\"a\":[{}"})
    void leavesJudgingTheContentToOthers(String body) {
        var push = adapter.verify(account(), post(headers(SECRET, "msg-9", NOON, body), body));

        assertThat(push.businessKey()).isEqualTo("msg-9");
        assertThat(push.kind()).isEqualTo(Kind.WHOLE_ORDER);
    }

    @Test
    void findsTheOrderIdBehindOtherThings() {
        String body = "{\"a\":{\"orderId\":\"no\"},\"b\":[1,{\"order\":2}],\"order\":{\"x\":{},\"orderId\":\"LR-7\"}}";

        assertThat(adapter.verify(account(), post(headers(SECRET, "m", NOON, body), body))
                        .businessKey())
                .isEqualTo("LR-7");
    }

    @Test
    void shortensALongId() {
        var push = adapter.verify(account(), post(headers(SECRET, "m".repeat(400), NOON, BODY), BODY));

        assertThat(push.messageKey()).hasSizeLessThanOrEqualTo(150).startsWith("sha256-");
    }

    @Test
    void takesATimeJustWithinFiveMinutes() {
        var early = headers(SECRET, "msg-1", NOON.minus(Duration.ofMinutes(5)), BODY);

        assertThat(adapter.verify(account(), post(early, BODY)).messageKey()).isEqualTo("msg-1");
    }

    @Test
    void stopsTheStartOnASecretThatIsNoBase64() {
        assertThatIllegalStateException()
                .isThrownBy(() -> adapter.check(account(Map.of("signing-secret", "not base64!"))))
                .withMessageContaining("generic/demo")
                .withMessageNotContainingAny("not base64!");
    }
}
