package io.tillbridge.points;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Speaks with the membership system outside over HTTP. */
final class OutsideHttp implements OutsideWire {

    private final OutsideProperties settings;
    private final OutsideWords words;
    private final HttpClient http;

    OutsideHttp(OutsideProperties settings, ObjectMapper json) {
        this.settings = settings;
        this.words = new OutsideWords(json);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public PointsBalance balance(String member) throws Away {
        String path = "/accounts/" + URLEncoder.encode(member, StandardCharsets.UTF_8);
        return send(member, request(path).GET().build());
    }

    @Override
    public PointsBalance make(OutsideCall call) throws Away {
        var request = request("/calls")
                .header("Idempotency-Key", OutsideWords.key(call))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(words.of(call).toString()));
        return send(call.member(), request.build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(settings.url().replaceAll("/+$", "") + path))
                .timeout(settings.timeout())
                .header("Authorization", "Bearer " + settings.token());
    }

    private PointsBalance send(String member, HttpRequest request) throws Away {
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return words.answer(member, answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new Away(e, "no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Away(e, "interrupted");
        }
    }
}
