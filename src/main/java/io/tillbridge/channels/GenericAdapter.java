package io.tillbridge.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tillbridge.channels.VerifiedPush.Acknowledgement;
import io.tillbridge.channels.VerifiedPush.Kind;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The channel anybody can speak: Standard Webhooks carrying canonical order events. A second secret,
 * {@code previous-signing-secret}, stays valid while the first is being rotated.
 */
@Component
class GenericAdapter implements ChannelAdapter {

    private static final String SECRET = "signing-secret";
    private static final String PREVIOUS_SECRET = "previous-signing-secret";
    private static final String SECRET_PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Acknowledgement ACCEPTED = new Acknowledgement(202, "application/json", "{\"accepted\":true}");

    private final Freshness freshness;

    GenericAdapter(Clock clock) {
        this.freshness = new Freshness(clock, TOLERANCE);
    }

    @Override
    public String channel() {
        return "generic";
    }

    @Override
    public void check(ChannelAccount account) {
        account.secret(SECRET);
        keys(account);
    }

    @Override
    public VerifiedPush verify(ChannelAccount account, PushRequest request) {
        if (!"POST".equals(request.method())) {
            throw new PushRefused("only POST carries a webhook");
        }
        String id = request.requiredHeader("webhook-id");
        String timestamp = freshness.fresh(request.requiredHeader("webhook-timestamp"));
        String signatures = request.requiredHeader("webhook-signature");
        if (!anySignatureHolds(keys(account), id + "." + timestamp + ".", request.body(), signatures)) {
            throw new PushRefused("no signature holds");
        }
        String key = MessageKeys.of(id);
        return new VerifiedPush(
                Kind.WHOLE_ORDER, key, OrderIdPeek.orderId(request.body()).orElse(key), request.body(), ACCEPTED);
    }

    /** Compares every signature with every key, hit or not, so that the time taken tells nothing. */
    private static boolean anySignatureHolds(List<SecretKeySpec> keys, String head, byte[] body, String signatures) {
        boolean holds = false;
        for (SecretKeySpec key : keys) {
            byte[] expected = (VERSION + mac(key, head, body)).getBytes(UTF_8);
            for (String signature : signatures.split(" ", -1)) {
                holds |= MessageDigest.isEqual(expected, signature.getBytes(UTF_8));
            }
        }
        return holds;
    }

    private static String mac(SecretKeySpec key, String head, byte[] body) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            mac.update(head.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<SecretKeySpec> keys(ChannelAccount account) {
        return Stream.of(SECRET, PREVIOUS_SECRET)
                .map(account.secrets()::get)
                .filter(Objects::nonNull)
                .map(secret -> key(account, secret))
                .toList();
    }

    private static SecretKeySpec key(ChannelAccount account, String secret) {
        String base64 = secret.startsWith(SECRET_PREFIX) ? secret.substring(SECRET_PREFIX.length()) : secret;
        try {
            return new SecretKeySpec(Base64.getDecoder().decode(base64), "HmacSHA256");
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException("tillbridge.channels.accounts: a signing secret of " + account
                    + " is not Base64 of at least one byte");
        }
    }
}
