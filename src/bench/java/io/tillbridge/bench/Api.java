package io.tillbridge.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The calls around a measurement: stock, orders, codes, readiness, books. One connection, one thread. */
final class Api implements Closeable {

    static final String STORE = "S001";
    static final ObjectMapper JSON = new ObjectMapper();

    private static final String ADMIN = "demo-admin";
    private static final String COUNTER = "demo-counter-S001";
    private static final List<String> FIRST_ARTICLES = List.of("SKU-RED-M", "SKU-BLUE-L", "SKU-GREEN-S");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Wire wire;

    Api(int port) throws IOException {
        wire = new Wire(port);
    }

    /** A call of the counter device of the store, ready to be sent any time later. */
    static byte[] counterPost(String path, String json) {
        return post(path, json, COUNTER);
    }

    /** A manager's question for a report, ready to be sent any time later. */
    static byte[] reportOf(String path) {
        return Wire.request("GET", path, headers(ADMIN), new byte[0]);
    }

    List<String> articles() throws IOException {
        var answer = get("/api/v1/articles");
        return answer.status() == 200 ? json(answer).findValuesAsText("sku") : FIRST_ARTICLES;
    }

    void countStock(String sku, int onHand) throws IOException {
        var body = "{\"onHand\":%d,\"reason\":\"COUNT\"}".formatted(onHand);
        var headers = headers(ADMIN) + "Idempotency-Key: " + UUID.randomUUID() + "\r\n";
        expect(200, wire.send(Wire.request("PUT", stockPath(sku), headers, bytes(body))));
    }

    long reserved(List<String> skus) throws IOException {
        var sum = 0L;
        for (var sku : skus) {
            sum += json(expect(200, get(stockPath(sku)))).path("reserved").asLong();
        }
        return sum;
    }

    /**
     * What the file ledger says of a file; empty while it knows none.
     *
     * @throws IllegalStateException if the file is done but not every unit of it was booked: then other work was measured
     */
    String fileState(String link, String name) throws IOException {
        for (var file : json(expect(200, get("/api/v1/files?link=" + link)))) {
            if (file.path("name").asText().equals(name)) {
                JsonNode figures = file.path("figures");
                long booked = figures.path("booked").asLong();
                if (file.path("state").asText().equals("ARCHIVED")
                        && booked != figures.path("units").asLong()) {
                    throw new IllegalStateException("not all of " + name + " was booked: " + figures);
                }
                return file.path("state").asText();
            }
        }
        return "";
    }

    /** Begins a batch of new codes; answers its id. */
    String beginCoupons(int count) throws IOException {
        var body = "{\"count\":" + count + "}";
        var path = "/api/v1/coupon-templates/DEMO-OFF20/batches";
        return json(expect(202, wire.send(post(path, body, ADMIN)))).path("id").asText();
    }

    /** Registers a member and gives it points. */
    void memberWithPoints(String member, int points) throws IOException {
        var who = "{\"cardNo\":\"%s\",\"name\":\"Bench\",\"tier\":\"GOLD\"}".formatted(member);
        var headers = headers(ADMIN) + "Idempotency-Key: " + UUID.randomUUID() + "\r\n";
        expect(200, wire.send(Wire.request("PUT", "/api/v1/members/" + member, headers, bytes(who))));
        var gift = "{\"points\":%d,\"reference\":\"bench\"}".formatted(points);
        expect(200, wire.send(post("/api/v1/points/accounts/" + member + "/transfers", gift, ADMIN)));
    }

    /** Codes of coupons that were just given out. */
    List<String> coupons(int count) throws IOException {
        List<String> codes = new ArrayList<>();
        while (codes.size() < count) {
            var body = "{\"template\":\"DEMO-OFF20\",\"count\":%d}".formatted(Math.min(100, count - codes.size()));
            codes.addAll(json(expect(201, wire.send(post("/api/v1/coupons", body, ADMIN))))
                    .path("coupons")
                    .findValuesAsText("code"));
        }
        return codes;
    }

    long couponsMade(String batch) throws IOException {
        return json(expect(200, get("/api/v1/coupon-batches/" + batch)))
                .path("issued")
                .asLong();
    }

    boolean knows(String orderId) throws IOException {
        return get(orderPath(orderId)).status() == 200;
    }

    /** Marks the pickup of a settled order ready and tells what the counter needs to hand it over. */
    ReadyPickup makeReady(String orderId) throws IOException, InterruptedException {
        var pickup =
                json(expect(200, get(orderPath(orderId)))).at("/pickups/0/id").asText();
        var code = code(orderId);
        expect(200, wire.send(post("/api/v1/pickups/" + pickup + "/ready", "{\"location\":\"B-01\"}", ADMIN)));
        return new ReadyPickup(pickup, code);
    }

    /** The invariants of the whole system, derived again once everything in flight has come to rest. */
    void assertBooksBalance() throws IOException {
        var books = json(expect(200, get("/api/v1/books?settle=60s")));
        if (!books.path("balanced").asBoolean()) {
            throw new IllegalStateException("the books do not balance: " + books.path("differences"));
        }
    }

    private String code(String orderId) throws IOException, InterruptedException {
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < patience) {
            var messages = json(expect(200, get("/api/v1/simulators/shopper/messages?order=" + orderId)));
            if (!messages.isEmpty()) {
                return messages.path(0).path("code").asText().replaceAll("\\D", "");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new IllegalStateException("the shopper of " + orderId + " never got a code");
    }

    static Wire.Answer expect(int status, Wire.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(
                    "expected %d, got %d: %.600s".formatted(status, answer.status(), answer.text()));
        }
        return answer;
    }

    private Wire.Answer get(String path) throws IOException {
        return wire.send(Wire.request("GET", path, headers(ADMIN), new byte[0]));
    }

    private static byte[] post(String path, String json, String token) {
        var headers = headers(token) + "Idempotency-Key: " + UUID.randomUUID() + "\r\n";
        return Wire.request("POST", path, headers, bytes(json));
    }

    private static String headers(String token) {
        return "Authorization: Bearer " + token + "\r\nContent-Type: application/json\r\n";
    }

    private static String stockPath(String sku) {
        return "/api/v1/stores/" + STORE + "/stock/" + sku;
    }

    private static String orderPath(String orderId) {
        return "/api/v1/orders/GENERIC/" + orderId;
    }

    private static JsonNode json(Wire.Answer answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }

    /** A pickup that waits at the counter, with the code only its shopper knows. */
    record ReadyPickup(String id, String code) {

        byte[] scan() {
            return counterPost("/api/v1/counter/scans", "{\"code\":\"%s\"}".formatted(code));
        }

        byte[] handover() {
            return counterPost(
                    "/api/v1/pickups/" + id + "/handovers",
                    "{\"code\":\"%s\",\"identity\":{\"method\":\"PHONE_LAST4\",\"value\":\"6612\"}}".formatted(code));
        }
    }
}
