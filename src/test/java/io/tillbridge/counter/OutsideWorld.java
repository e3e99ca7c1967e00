package io.tillbridge.counter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Everybody but the clerk: the channel that pushes orders, the back room, the shopper's phone. Speaks HTTP only. */
final class OutsideWorld {

    private static final String TOKEN = "demo-admin";
    private static final String SECRET = "ZGVtby1zZWNyZXQtZm9yLXRpbGxicmlkZ2UtMzJieXRlcw==";
    private static final int PATIENCE_SECONDS = 60;

    /** An order as far as it matters here; {@code code} is what the shopper's phone shows. */
    record Bought(String orderId, String pickup, String code, String qr) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String base;

    OutsideWorld(String base) {
        this.base = base;
    }

    /** A shopper whose phone ends in 6612 buys two pieces to be collected in the store, and waits for the code. */
    Bought buy(String store) {
        String orderId = "ST" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        push(paid(orderId, store));
        var message = await("/api/v1/simulators/shopper/messages?order=" + orderId, sent -> sent.size() > 0)
                .get(0);
        String pickup =
                get("/api/v1/orders/GENERIC/" + orderId).at("/pickups/0/id").asText();
        return new Bought(
                orderId,
                pickup,
                message.path("code").asText().replace(" ", ""),
                message.path("qr").asText());
    }

    /** As {@link #buy}, and the goods lie on their shelf already. */
    Bought buyAndPick(String store) {
        Bought bought = buy(store);
        markReady(bought);
        return bought;
    }

    void markReady(Bought bought) {
        var request = request("/api/v1/pickups/" + bought.pickup() + "/ready")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString("{\"location\":\"A-03\"}"))
                .build();
        assertThat(send(request).statusCode()).isEqualTo(200);
    }

    String stateOf(Bought bought) {
        return get("/api/v1/pickups/" + bought.pickup()).path("state").asText();
    }

    JsonNode books() {
        return get("/api/v1/books?settle=30s");
    }

    private void push(Map<String, Object> event) {
        String body = text(event);
        String id = String.valueOf(event.get("eventId"));
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        var request = request("/hooks/generic/demo")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", "v1," + mac(id + "." + timestamp + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(send(request).statusCode()).isEqualTo(202);
    }

    private JsonNode await(String path, Predicate<JsonNode> enough) {
        var end = Instant.now().plusSeconds(PATIENCE_SECONDS);
        JsonNode answer = get(path);
        while (!enough.test(answer)) {
            assertThat(Instant.now()).as(path).isBefore(end);
            Thread.onSpinWait();
            answer = get(path);
        }
        return answer;
    }

    private JsonNode get(String path) {
        var answer = send(request(path).GET().build());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/json");
        return path.startsWith("/hooks") ? request : request.header("Authorization", "Bearer " + TOKEN);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> paid(String orderId, String store) {
        var line = Map.of(
                "lineId",
                orderId + "-1",
                "outerSkuId",
                "SKU-RED-M",
                "title",
                "针织衫 红 M",
                "quantity",
                2,
                "unitPrice",
                12_900,
                "paid",
                25_800,
                "gift",
                false,
                "fulfilmentRef",
                "f1");
        var order = Map.of(
                "orderId", orderId,
                "status", "PAID",
                "currency", "CNY",
                "amounts", Map.of("goods", 25_800, "freight", 0, "payable", 25_800, "paid", 25_800, "pointsUsed", 0),
                "lines", List.of(line),
                "buyer", Map.of("phone", Map.of("masked", "138****6612"), "name", Map.of("masked", "陈**")),
                "fulfilments", List.of(Map.of("ref", "f1", "mode", "STORE_PICKUP", "storeCode", store)));
        return Map.of(
                "schema",
                "retail.order-event/1",
                "eventId",
                "GENERIC:demo:" + orderId + ":ORDER_PAID",
                "type",
                "ORDER_PAID",
                "channel",
                "GENERIC",
                "account",
                "demo",
                "occurredAt",
                Instant.now().toString(),
                "sequence",
                1,
                "order",
                order);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String mac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
