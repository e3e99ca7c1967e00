package io.tillbridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.orders.OrderEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;

/** A running Tillbridge as the outside world sees it: over HTTP, and nothing else. */
public final class Api {

    public static final String ADMIN = "demo-admin";
    public static final String COUNTER = "demo-counter-S001";
    public static final String OTHER_COUNTER = "demo-counter-S002";

    private static final byte[] SECRET = Base64.getDecoder().decode("ZGVtby1zZWNyZXQtZm9yLXRpbGxicmlkZ2UtMzJieXRlcw==");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String url;
    private final String token;

    private Api(String url, String token) {
        this.url = url;
        this.token = token;
    }

    public static Api at(int port) {
        return new Api("http://127.0.0.1:" + port, ADMIN);
    }

    public Api as(String otherToken) {
        return new Api(url, otherToken);
    }

    public String url() {
        return url;
    }

    /** What came back. */
    public record Answer(int status, Map<String, java.util.List<String>> headers, byte[] raw) {

        public JsonNode json() {
            try {
                return JSON.readTree(raw);
            } catch (IOException e) {
                throw new UncheckedIOException(text(), e);
            }
        }

        public String text() {
            return new String(raw, StandardCharsets.UTF_8);
        }

        public String at(String pointer) {
            return json().at(pointer).asText();
        }

        public String header(String name) {
            return String.join(",", headers.getOrDefault(name, java.util.List.of()));
        }

        public Answer expect(int expected) {
            assertThat(status).as(this::text).isEqualTo(expected);
            return this;
        }
    }

    public Answer get(String path) {
        return call("GET", path, null, Map.of());
    }

    public Answer post(String path, String key, Object body) {
        return call("POST", path, bytes(body), Map.of("Idempotency-Key", key));
    }

    public Answer post(String path, Object body) {
        return post(path, UUID.randomUUID().toString(), body);
    }

    public Answer put(String path, Object body) {
        return call(
                "PUT",
                path,
                bytes(body),
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    public Answer call(
            String method, String path, byte @org.jspecify.annotations.Nullable [] body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return send(request.build());
    }

    private static Answer send(HttpRequest request) {
        try {
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    // --- what the channels, the stockroom and the shopper do

    public Answer push(OrderEvent event) {
        return push(event.eventId(), OrderEvents.json(event));
    }

    public Answer push(String id, JsonNode event) {
        return push(id, bytes(event));
    }

    /** Signs as Standard Webhooks asks and pushes to the demo account. */
    public Answer push(String id, byte[] body) {
        return as("").call("POST", "/hooks/generic/demo", body, signature(id, body));
    }

    public static Map<String, String> signature(String id, byte[] body) {
        String timestamp = Long.toString(Clock.systemUTC().instant().getEpochSecond());
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            String signature = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
            return Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for everything under way, then reads the ledgers. */
    public JsonNode books() {
        return as(ADMIN).get("/api/v1/books?settle=30s").expect(200).json();
    }

    public void settle() {
        assertThat(books().path("settled").asBoolean()).isTrue();
    }

    /** A new article, with so many pieces in the store. */
    public String article(String store, int pieces) {
        String sku = "T-" + UUID.randomUUID();
        describe(sku);
        count(store, sku, pieces).expect(200);
        return sku;
    }

    public void describe(String sku) {
        put("/api/v1/articles/" + sku, Map.of("titleZh", "x", "titleEn", "x", "price", 9_900))
                .expect(200);
    }

    public Answer count(String store, String sku, int pieces) {
        return put("/api/v1/stores/" + store + "/stock/" + sku, Map.of("onHand", pieces, "reason", "COUNT"));
    }

    /** On hand, reserved. */
    public java.util.List<Integer> stock(String store, String sku) {
        JsonNode level =
                get("/api/v1/stores/" + store + "/stock/" + sku).expect(200).json();
        return java.util.List.of(
                level.path("onHand").asInt(), level.path("reserved").asInt());
    }

    public Answer order(OrderEvents order) {
        return get("/api/v1/orders/" + order.businessKey());
    }

    /** The journal's entries about an order, the newest first. */
    public JsonNode messages(OrderEvents order) {
        return as(ADMIN)
                .get("/api/v1/messages?key=" + order.businessKey())
                .expect(200)
                .json();
    }

    /** The code that the shopper of a one-store order received. */
    public String code(OrderEvents order) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> as(ADMIN)
                                .get("/api/v1/simulators/shopper/messages?order=" + order.orderId())
                                .at("/0/code"),
                        code -> !code.isEmpty());
    }

    /** The only pickup of an order, ready to be collected. */
    public String ready(OrderEvents order) {
        String pickup = order(order).expect(200).at("/pickups/0/id");
        as(ADMIN)
                .post("/api/v1/pickups/" + pickup + "/ready", Map.of("location", "A-03"))
                .expect(200);
        return pickup;
    }

    public static Map<String, Object> handing(String code) {
        return Map.of("code", code, "identity", Map.of("method", "PHONE_LAST4", "value", "6612"));
    }

    public Answer handOver(String pickup, String code) {
        return post("/api/v1/pickups/" + pickup + "/handovers", handing(code));
    }

    private static byte[] bytes(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
