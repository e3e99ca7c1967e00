package io.tillbridge.points;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A membership system that is asked over HTTP. */
final class MembershipStandIn implements AutoCloseable {

    private final MembershipBooks books = new MembershipBooks();
    final Map<String, Long> balances = books.balances;
    final List<String> keys = books.keys;
    volatile boolean away;

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
        ObjectNode answer = call.getRequestMethod().equals("GET")
                ? books.account(call.getRequestURI().getPath().replace("/accounts/", ""))
                : books.make(
                        call.getRequestHeaders().getFirst("Idempotency-Key"), json.readTree(call.getRequestBody()));
        reply(call, answer.path("status").asInt(), answer.toString());
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
