package io.tillbridge.counter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.core.io.ClassPathResource;

/** Answers the counter page as the server would, with answers a test can choose; serves the real files of the page. */
final class CounterStandIn implements AutoCloseable {

    /** How the next hand-over fails to be answered. */
    enum Loss {
        NONE,
        BEFORE_IT_IS_DONE,
        AFTER_IT_IS_DONE,
        SILENCE_AFTER_IT_IS_DONE
    }

    record Answer(int status, Map<String, Object> body) {}

    record Asked(String path, String key, String language, JsonNode body) {}

    static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
    private static final String CSRF = "a-token-of-the-stand-in";
    private static final String HTML = "text/html;charset=UTF-8";
    private static final Map<String, String> TYPES =
            Map.of("js", "text/javascript", "css", "text/css", "svg", "image/svg+xml", "html", HTML);

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final Map<String, Answer> scans = new ConcurrentHashMap<>();
    final Map<String, Answer> handovers = new ConcurrentHashMap<>();
    final AtomicReference<Loss> nextLoss = new AtomicReference<>(Loss.NONE);
    final AtomicBoolean loggedIn = new AtomicBoolean(true);
    volatile List<String> identity = List.of("PHONE_LAST4");

    private final ObjectMapper json = new ObjectMapper();
    private final CounterTexts texts = new CounterTexts();
    private final RenderedLogin login = new RenderedLogin();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpServer server;

    CounterStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/", this::answer);
        server.start();
    }

    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    /** Goods that really left, however often the page asked. */
    int handedOver() {
        return handovers.size();
    }

    List<Asked> askedHandovers() {
        return asked.stream().filter(call -> call.path().endsWith("/handovers")).toList();
    }

    static Map<String, Object> pickup(String id, String state) {
        return Map.ofEntries(
                Map.entry("id", id),
                Map.entry("orderId", "LR2611" + id),
                Map.entry("channel", "DOUYIN"),
                Map.entry("store", "S001"),
                Map.entry("storeName", "静安大悦城店"),
                Map.entry("state", state),
                Map.entry("location", "A-03"),
                Map.entry("buyerName", "王**"),
                Map.entry(
                        "lines", List.of(line(1, "SKU-COAT-M", "羊毛大衣 驼色 M", 1, 0), line(2, "SKU-SCARF", "围巾 灰", 2, 1))),
                Map.entry("createdAt", "2026-11-22T05:20:00Z"),
                Map.entry("readyAt", "2026-11-22T07:02:00Z"));
    }

    private static Map<String, Object> line(int no, String sku, String title, int quantity, int cancelled) {
        return Map.of(
                "lineNo", no, "sku", sku, "title", title, "quantity", quantity, "collected", 0, "cancelled", cancelled);
    }

    /** A look-up that found the pickup but forbids the hand-over. */
    static Answer refusal(String code, String tone, String message, String next) {
        var refusal = Map.of("code", code, "tone", tone, "message", message, "next", next);
        return new Answer(
                200,
                Map.of(
                        "kind",
                        "PICKUP",
                        "pickup",
                        pickup("7", "RESERVED"),
                        "identity",
                        Map.of("methods", List.of()),
                        "refusal",
                        refusal));
    }

    static Answer problem(int status, String code, String tone, String detail, String next) {
        return new Answer(
                status,
                Map.of("status", status, "code", code, "title", code, "detail", detail, "tone", tone, "next", next));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            var path = exchange.getRequestURI().getPath();
            if (path.equals("/counter")) {
                exchange.getResponseHeaders().add("Set-Cookie", "XSRF-TOKEN=" + CSRF + "; Path=/");
                file(exchange, "templates/counter.html");
            } else if (path.equals("/login")) {
                send(exchange, 200, HTML, login.show(exchange.getRequestURI()).getBytes(UTF_8));
            } else if (path.equals("/api/v1/counter/texts")) {
                json(
                        exchange,
                        new Answer(
                                200,
                                Map.copyOf(texts.in(
                                        exchange.getRequestURI().getQuery().substring(5)))));
            } else if (path.startsWith("/api/")) {
                api(exchange, path);
            } else {
                file(exchange, path.startsWith("/webjars/") ? "META-INF/resources" + path : "static" + path);
            }
        }
    }

    private void api(HttpExchange exchange, String path) throws IOException {
        var headers = exchange.getRequestHeaders();
        var body = json.readTree(exchange.getRequestBody());
        asked.add(new Asked(path, headers.getFirst("Idempotency-Key"), headers.getFirst("Accept-Language"), body));
        if (!loggedIn.get()) {
            json(exchange, problem(401, "SESSION_ENDED", "look", "Log in", "Log in"));
        } else if (path.endsWith("/session")) {
            json(
                    exchange,
                    new Answer(
                            200,
                            Map.of(
                                    "name",
                                    "小李",
                                    "role",
                                    "CLERK",
                                    "store",
                                    "S001",
                                    "storeName",
                                    "静安大悦城店",
                                    "counter",
                                    "2")));
        } else if (!CSRF.equals(headers.getFirst("X-XSRF-TOKEN"))) {
            json(exchange, problem(403, "CSRF", "stop", "No token", "Reload"));
        } else if (path.endsWith("/scans")) {
            json(
                    exchange,
                    scans.getOrDefault(
                            body.path("code").asText(), found(body.path("code").asText())));
        } else {
            handOver(exchange, path, headers.getFirst("Idempotency-Key"), body);
        }
    }

    private Answer found(String code) {
        return new Answer(
                200,
                Map.of("kind", "PICKUP", "pickup", pickup(code, "READY"), "identity", Map.of("methods", identity)));
    }

    private void handOver(HttpExchange exchange, String path, String key, JsonNode body) throws IOException {
        var loss = nextLoss.getAndSet(Loss.NONE);
        if (loss == Loss.BEFORE_IT_IS_DONE) {
            breakOff(exchange);
            return;
        }
        if (!identity.isEmpty() && !body.path("identity").path("value").asText().equals("6612")) {
            json(exchange, problem(409, "IDENTITY_MISMATCH", "look", "尾号与订单不符。", "请再核对一次。"));
            return;
        }
        var id = path.split("/")[4];
        var first = handovers.computeIfAbsent(
                key,
                unused -> new Answer(
                        201, Map.of("id", "h-" + id, "pickup", pickup(id, "COLLECTED"), "at", "2026-11-22T07:05:00Z")));
        if (loss == Loss.SILENCE_AFTER_IT_IS_DONE) {
            sleep(4000);
        }
        if (loss == Loss.NONE) {
            json(exchange, first);
        } else {
            breakOff(exchange);
        }
    }

    /** Begins an answer and hangs up; with no byte at all a browser would quietly ask once more by itself. */
    private static void breakOff(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(201, 1000);
    }

    private void json(HttpExchange exchange, Answer answer) throws IOException {
        var type = answer.status() < 400 ? "application/json" : "application/problem+json";
        send(exchange, answer.status(), type, json.writeValueAsBytes(answer.body()));
    }

    private static void file(HttpExchange exchange, String name) throws IOException {
        var file = new ClassPathResource(name);
        if (file.exists()) {
            var type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
            send(exchange, 200, type, file.getContentAsByteArray());
        } else {
            send(exchange, 404, "text/plain", new byte[0]);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(stopped));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
