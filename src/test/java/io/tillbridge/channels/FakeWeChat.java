package io.tillbridge.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Answers over HTTP what a test has told it to, in that order; the last answer is given again and again. */
final class FakeWeChat implements AutoCloseable {

    /** What was asked: path with query, and body. */
    record Question(String target, JsonNode body) {}

    private final HttpServer server;
    private final List<Question> questions = new ArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private int status = 200;
    private int tokens;
    private int tokenErrcode;

    FakeWeChat() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    FakeWeChat answers(String... json) {
        answers.addAll(List.of(json));
        return this;
    }

    void failsWith(int httpStatus) {
        status = httpStatus;
    }

    void givesNoToken(int errcode) {
        tokenErrcode = errcode;
    }

    int tokensGiven() {
        return tokens;
    }

    /** Every question but those for a token. */
    List<Question> questions() {
        return questions;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString();
        JsonNode body = new ObjectMapper().readTree(exchange.getRequestBody());
        String answer;
        if (target.equals("/cgi-bin/stable_token")) {
            answer = token();
        } else {
            questions.add(new Question(target, body));
            answer = answers.size() > 1 ? answers.poll() : answers.peek();
        }
        byte[] bytes = answer.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String token() {
        if (tokenErrcode != 0) {
            return "{\"errcode\":" + tokenErrcode + ",\"errmsg\":\"no\"}";
        }
        tokens++;
        return "{\"access_token\":\"token&" + tokens + "\",\"expires_in\":7200}";
    }
}
