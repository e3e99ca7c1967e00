package io.tillbridge.points;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A membership system as docs/interfaces/points-master.md asks for one, with the least that tests need. */
final class MembershipStandIn implements AutoCloseable {

    final Map<String, Long> balances = new ConcurrentHashMap<>();
    final List<String> keys = new CopyOnWriteArrayList<>();
    volatile boolean away;

    private final Map<String, Long> frozen = new ConcurrentHashMap<>();
    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;

    MembershipStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange call) throws IOException {
        if (away || !"Bearer secret".equals(call.getRequestHeaders().getFirst("Authorization"))) {
            reply(call, 503, "{}");
            return;
        }
        if (call.getRequestMethod().equals("GET")) {
            reply(call, 200, told(call.getRequestURI().getPath().replace("/accounts/", "")));
            return;
        }
        JsonNode body = json.readTree(call.getRequestBody());
        String key = call.getRequestHeaders().getFirst("Idempotency-Key");
        String member = body.path("member").asText();
        if (!keys.contains(key) && !book(body, member)) {
            reply(call, 409, "{\"detail\":\"not enough\"}");
            return;
        }
        keys.add(key);
        reply(call, 200, told(member));
    }

    private boolean book(JsonNode body, String member) {
        long points = body.path("points").asLong();
        String subject = body.path("subject").asText();
        long change = switch (body.path("kind").asText()) {
            case "FREEZE" -> -points;
            case "CONSUME" -> frozen.getOrDefault(subject, 0L) - points;
            case "UNFREEZE" -> frozen.getOrDefault(subject, 0L);
            default -> points;
        };
        if (balances.getOrDefault(member, 0L) + change < 0) {
            return false;
        }
        if (body.path("kind").asText().equals("FREEZE")) {
            frozen.put(subject, points);
        }
        balances.merge(member, change, Long::sum);
        return true;
    }

    private String told(String member) {
        return "{\"available\":" + balances.getOrDefault(member, 0L) + "}";
    }

    private static void reply(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
