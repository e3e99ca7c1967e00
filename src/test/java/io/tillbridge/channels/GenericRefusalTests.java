package io.tillbridge.channels;

import static io.tillbridge.channels.GenericPushes.BODY;
import static io.tillbridge.channels.GenericPushes.CLOCK;
import static io.tillbridge.channels.GenericPushes.NOON;
import static io.tillbridge.channels.GenericPushes.SECRET;
import static io.tillbridge.channels.GenericPushes.account;
import static io.tillbridge.channels.GenericPushes.headers;
import static io.tillbridge.channels.GenericPushes.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenericRefusalTests {

    private static final String OTHER = Base64.getEncoder().encodeToString("another-shops-secret".getBytes(UTF_8));

    private final GenericAdapter adapter = new GenericAdapter(CLOCK);

    @Test
    void refusesAChangedByteInTheBody() {
        refuses(account(), post(headers(), BODY.replace("1001", "1002")));
    }

    @Test
    void refusesAChangedByteInTheSignature() {
        var headers = headers();
        headers.computeIfPresent("webhook-signature", (name, value) -> value.replace(value.charAt(9), '~'));

        refuses(account(), post(headers, BODY));
    }

    @Test
    void refusesAnotherAccountsSecret() {
        refuses(account(), post(headers(OTHER, "msg-1", NOON, BODY), BODY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void refusesAMissingHeader(String name) {
        var headers = headers();
        headers.remove(name);

        refuses(account(), post(headers, BODY));
    }

    @Test
    void refusesAnEmptyBodyUnderTheSignatureOfAFullOne() {
        refuses(account(), post(headers(), ""));
    }

    @Test
    void refusesABodyWrittenAgainWithOtherSpaces() {
        refuses(account(), post(headers(), BODY.replace(":", ": ")));
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -86_400, 86_400})
    void refusesATimeMoreThanFiveMinutesAway(long seconds) {
        refuses(account(), post(headers(SECRET, "msg-1", NOON.plusSeconds(seconds), BODY), BODY));
    }

    @Test
    void refusesAnyOtherMethod() {
        refuses(account(), new PushRequest("GET", Map.of(), headers(), BODY.getBytes(UTF_8), NOON));
    }

    @Test
    void refusesEveryMutationOfAGenuinePush() {
        var random = new Random(20261111);
        var parts = List.of("body", "webhook-id", "webhook-timestamp", "webhook-signature");
        for (int i = 0; i < 20_000; i++) {
            var headers = headers();
            String part = parts.get(i % parts.size());
            headers.computeIfPresent(part, (name, value) -> Mutations.of(value, random));
            boolean listsTheGenuineOne = List.of(
                            headers.getOrDefault("webhook-signature", "").split(" "))
                    .contains(headers().getOrDefault("webhook-signature", "?"));
            if (!part.equals("webhook-signature") || !listsTheGenuineOne) {
                refuses(account(), post(headers, part.equals("body") ? Mutations.of(BODY, random) : BODY));
            }
        }
    }

    private void refuses(ChannelAccount account, PushRequest request) {
        assertThatExceptionOfType(PushRefused.class).isThrownBy(() -> adapter.verify(account, request));
    }
}
