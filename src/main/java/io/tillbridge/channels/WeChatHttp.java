package io.tillbridge.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.shared.UnreadableMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Puts one question to WeChat's servers. Addresses carry tokens, so no error ever quotes one. */
@Component
class WeChatHttp {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PRODUCTION = "https://api.weixin.qq.com";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);
    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;

    private final RestClient client;

    WeChatHttp() {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(READ_TIMEOUT);
        this.client = RestClient.builder().requestFactory(requests).build();
    }

    /**
     * Posts the question and reads the answer, whatever its {@code errcode}.
     *
     * @throws ChannelUnreachable if WeChat did not answer, or not with 200
     */
    JsonNode post(ChannelAccount account, String path, String query, Map<String, ?> question) {
        String base = account.baseUrl() == null ? PRODUCTION : account.baseUrl().replaceAll("/+$", "");
        try {
            byte[] body = JSON.writeValueAsBytes(question);
            return client.post()
                    .uri(URI.create(base + path + query))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body)
                    .exchangeForRequiredValue((request, response) -> answer(path, response));
        } catch (ResourceAccessException noAnswer) {
            throw new ChannelUnreachable(account + " did not answer at " + path, noAnswer.getMostSpecificCause());
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private static JsonNode answer(String path, ClientHttpResponse response) throws IOException {
        if (response.getStatusCode().value() != 200) {
            throw new ChannelUnreachable(
                    "HTTP status " + response.getStatusCode().value() + " at " + path);
        }
        byte[] body = response.getBody().readNBytes(LARGEST_ANSWER);
        JsonNode answer = tree(path, body);
        if (!answer.isObject()) {
            throw new UnreadableMessage("the answer at " + path + " is no JSON object");
        }
        return answer;
    }

    private static JsonNode tree(String path, byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException unreadable) {
            throw new UnreadableMessage("the answer at " + path + " is no JSON");
        }
    }

    /** WeChat's own result: 0 is good. Some of its interfaces write the number as text. */
    static int errcode(JsonNode answer) {
        return answer.path("errcode").isMissingNode()
                ? 0
                : answer.path("errcode").asInt(Integer.MIN_VALUE);
    }
}
