package io.tillbridge.simulators;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Pushes events to the merchant's server as WeChat does: encrypted, 5 s for an answer, three repeats. */
@Component
@Profile("demo")
class WeChatPusher {

    private static final String HOOK = "/hooks/wechat/demo";
    private static final String TOKEN = "tillbridgeDemoToken";
    private static final String ENCODING_AES_KEY = "TillbridgeDemoEncodingAesKey0123456789abcde";
    private static final String SHOP = "gh_demo00000001";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int REPEATS = 3;

    private final ObjectMapper json = new ObjectMapper();
    private final SecureRandom random = new SecureRandom();
    private final WeChatSeal seal = new WeChatSeal(TOKEN, ENCODING_AES_KEY, WeChatShop.APP_ID);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final OwnUrl ownUrl;
    private final Clock clock;

    WeChatPusher(OwnUrl ownUrl, Clock clock) {
        this.ownUrl = ownUrl;
        this.clock = clock;
    }

    /** What the merchant's server answered, or nothing when it never did so well. */
    String push(String event, Map<String, Object> orderInfo) {
        try {
            var request = request(event, orderInfo);
            for (int attempt = 0; attempt <= REPEATS; attempt++) {
                String answer = attempt(request);
                if (answer != null) {
                    return answer;
                }
            }
            return "";
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private HttpRequest request(String event, Map<String, Object> orderInfo) throws JsonProcessingException {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = Integer.toUnsignedString(random.nextInt());
        String encrypted = seal.encrypt(message(event, orderInfo));
        String query = "?openid=%s&encrypt_type=aes&timestamp=%s&nonce=%s&msg_signature=%s"
                .formatted(WeChatOrder.SHOPPER, timestamp, nonce, seal.sign(timestamp, nonce, encrypted));
        String body = json.writeValueAsString(Map.of("ToUserName", SHOP, "Encrypt", encrypted));
        return HttpRequest.newBuilder(URI.create(ownUrl.of(HOOK) + query))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private String message(String event, Map<String, Object> orderInfo) throws JsonProcessingException {
        return json.writeValueAsString(Map.of(
                "ToUserName",
                SHOP,
                "FromUserName",
                WeChatOrder.SHOPPER,
                "CreateTime",
                clock.instant().getEpochSecond(),
                "MsgType",
                "event",
                "Event",
                event,
                "order_info",
                orderInfo));
    }

    private @Nullable String attempt(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? response.body() : null;
        } catch (IOException noAnswer) {
            return null;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
