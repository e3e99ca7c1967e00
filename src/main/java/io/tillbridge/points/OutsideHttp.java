package io.tillbridge.points;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Speaks with the membership system outside; see docs/interfaces/points-master.md. */
@Component
@ConditionalOnProperty(name = "tillbridge.points.master", havingValue = "outside")
class OutsideHttp {

    private final OutsideProperties settings;
    private final ObjectMapper json;
    private final HttpClient http;

    OutsideHttp(OutsideProperties settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** It did not answer, or not in a way that says whether something happened: ask again with the same key. */
    static final class Away extends Exception {
        Away(@Nullable Throwable cause, String what) {
            super(what, cause);
        }
    }

    PointsBalance balance(String member) throws Away {
        String path = "/accounts/" + URLEncoder.encode(member, StandardCharsets.UTF_8);
        return balance(member, send(request(path).GET().build()));
    }

    /**
     * Makes a call.
     *
     * @throws PointsRejected if it is refused; nothing happened then
     */
    PointsBalance make(OutsideCall call) throws Away {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("kind", call.kind());
        body.put("member", call.member());
        body.put("points", call.points());
        body.put("subject", call.subject());
        body.put("reference", call.reference());
        body.put("expiresAt", call.expiresAt() == null ? null : call.expiresAt().toString());
        body.put("until", call.until() == null ? null : call.until().toString());
        body.put("at", call.at().toString());
        var request = request("/calls")
                .header(
                        "Idempotency-Key",
                        call.call().caller() + "/" + call.call().key())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes(body)));
        return balance(call.member(), send(request.build()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(settings.url().replaceAll("/+$", "") + path))
                .timeout(settings.timeout())
                .header("Authorization", "Bearer " + settings.token());
    }

    private JsonNode send(HttpRequest request) throws Away {
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            int status = answer.statusCode();
            if (status == 409 || status == 404 || status == 422) {
                throw PointsRejected.masterRefused(reason(answer.body(), status));
            }
            if (status != 200) {
                throw new Away(null, "HTTP status " + status);
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new Away(e, "no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Away(e, "interrupted");
        }
    }

    private String reason(byte[] body, int status) throws IOException {
        JsonNode said = json.readTree(body);
        String reason = said.path("detail").asText(said.path("code").asText("status " + status));
        return reason.length() <= 300 ? reason : reason.substring(0, 300);
    }

    private static PointsBalance balance(String member, JsonNode told) {
        return new PointsBalance(
                member,
                told.path("available").asLong(),
                told.path("pending").asLong(),
                told.path("frozen").asLong(),
                told.path("debt").asLong());
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a call is always JSON", e);
        }
    }
}
