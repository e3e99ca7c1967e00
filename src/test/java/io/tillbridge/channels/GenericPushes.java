package io.tillbridge.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes signed pushes of the generic channel. */
final class GenericPushes {

    static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    static final String SECRET = Base64.getEncoder().encodeToString("a-secret-of-thirty-two-bytes-xxx".getBytes(UTF_8));
    static final String BODY = "{\"schema\":\"retail.order-event/1\",\"order\":{\"orderId\":\"LR-1001\"}}";

    private GenericPushes() {}

    static ChannelAccount account(Map<String, String> secrets) {
        return new ChannelAccount("generic", "demo", secrets, null, null);
    }

    static ChannelAccount account() {
        return account(Map.of("signing-secret", SECRET));
    }

    static Map<String, String> headers(String secret, String id, Instant at, String body) {
        String timestamp = Long.toString(at.getEpochSecond());
        var headers = new HashMap<String, String>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", timestamp);
        headers.put("webhook-signature", "v1," + mac(secret, id + "." + timestamp + "." + body));
        return headers;
    }

    static Map<String, String> headers() {
        return headers(SECRET, "msg-1", NOON, BODY);
    }

    static PushRequest post(Map<String, String> headers, String body) {
        return new PushRequest("POST", Map.of(), headers, body.getBytes(UTF_8), NOON);
    }

    private static String mac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
