package io.tillbridge.channels;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tillbridge.orders.OrderEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/interfaces/order-event.md} gives integrators an example to check their code with; it has to be right. */
class OrderEventGuideTests {

    private final String guide = read();

    @Test
    void theWorkedSignatureHolds() {
        String stamp = first("webhook-timestamp: ([0-9]+)");
        Instant then = Instant.ofEpochSecond(Long.parseLong(stamp));
        var headers = Map.of(
                "webhook-id", first("webhook-id: (\\S+)"),
                "webhook-timestamp", stamp,
                "webhook-signature", first("webhook-signature: (\\S+)"));
        var account = GenericPushes.account(Map.of("signing-secret", first("secret `([^`]+)`")));
        var request =
                new PushRequest("POST", Map.of(), headers, first("body: (.+)").getBytes(UTF_8), then);

        assertThat(new GenericAdapter(Clock.fixed(then, ZoneOffset.UTC))
                        .verify(account, request)
                        .messageKey())
                .isEqualTo("GENERIC:demo:LR-1001:ORDER_PAID");
    }

    @Test
    void theExampleIsACanonicalOrder() throws IOException {
        var event = JsonMapper.builder()
                .findAndAddModules()
                .build()
                .readValue(first("(?s)```json\n(.+?)```"), OrderEvent.class);

        assertThat(event.schema()).isEqualTo(OrderEvent.SCHEMA);
        assertThat(event.order().lines()).extracting(line -> line.paid().fen()).containsExactly(25_800L);
    }

    private String first(String pattern) {
        var matcher = Pattern.compile(pattern).matcher(guide);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static String read() {
        try {
            return Files.readString(Path.of("docs/interfaces/order-event.md"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
