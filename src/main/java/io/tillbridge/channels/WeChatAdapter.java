package io.tillbridge.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.channels.VerifiedPush.Acknowledgement;
import io.tillbridge.channels.VerifiedPush.Kind;
import io.tillbridge.orders.OrderEvent;
import io.tillbridge.shared.InboundMessage;
import io.tillbridge.shared.UnreadableMessage;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * WeChat shop (微信小店): encrypted pushes that name an order, which is then asked for.
 *
 * <p>WeChat repeats a push that got no answer in 5 s. An identical repeat within the window is answered like the first
 * time and has the same message key, so that it changes nothing later; the same nonce with another body is refused.
 */
@Component
class WeChatAdapter implements ChannelAdapter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Acknowledgement SUCCESS = new Acknowledgement(200, "text/plain", "success");
    private static final int REMEMBERED_PUSHES = 20_000;
    private static final int LONGEST_ECHO = 512;

    /** The signature joins its words without marks between them: a long nonce could swallow the head of the rest. */
    private static final Pattern NONCE = Pattern.compile("[0-9A-Za-z_-]{1,32}");

    private final WeChatApi api;
    private final Freshness freshness;
    private final SeenPushes seen = new SeenPushes(REMEMBERED_PUSHES);

    WeChatAdapter(WeChatApi api, ChannelsProperties properties, Clock clock) {
        this.api = api;
        this.freshness = new Freshness(clock, properties.wechatWindow());
    }

    @Override
    public String channel() {
        return "wechat";
    }

    @Override
    public void check(ChannelAccount account) {
        account.secret("app-secret");
        try {
            cipher(account);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException("tillbridge.channels.accounts: encoding-aes-key of " + account
                    + " is not the 43 characters WeChat shows");
        }
    }

    @Override
    public VerifiedPush verify(ChannelAccount account, PushRequest request) {
        var cipher = cipher(account);
        String timestamp = freshness.fresh(request.requiredParameter("timestamp"));
        String nonce = request.requiredParameter("nonce");
        if (!NONCE.matcher(nonce).matches()) {
            throw new PushRefused("the nonce has a form WeChat never sends");
        }
        return switch (request.method()) {
            case "GET" -> urlCheck(cipher, request, timestamp, nonce);
            case "POST" -> event(account, cipher, request, timestamp, nonce);
            default -> throw new PushRefused("only GET and POST are WeChat's");
        };
    }

    /** Never empty: an order that WeChat pushed but then does not know is parked as unreadable, not lost. */
    @Override
    public Optional<OrderEvent> fetch(ChannelAccount account, InboundMessage thinEvent) {
        var push = WeChatPush.read(thinEvent.body());
        if (push.orderId() == null) {
            throw new UnreadableMessage("the WeChat push names no order");
        }
        JsonNode order = api.order(account, push.orderId());
        JsonNode afterSale = push.afterSaleId() == null ? null : api.afterSale(account, push.afterSaleId());
        return Optional.of(new WeChatOrders(account, push, thinEvent.receivedAt()).event(order, afterSale));
    }

    private static VerifiedPush urlCheck(WeChatCipher cipher, PushRequest request, String timestamp, String nonce) {
        String echo = request.requiredParameter("echostr");
        if (!cipher.signed(request.requiredParameter("signature"), timestamp, nonce) || echo.length() > LONGEST_ECHO) {
            throw new PushRefused("the URL check is not signed");
        }
        var answer = new Acknowledgement(200, "text/plain", echo);
        return new VerifiedPush(Kind.NOTHING, MessageKeys.of("echo:" + nonce), "echo", new byte[0], answer);
    }

    private VerifiedPush event(
            ChannelAccount account, WeChatCipher cipher, PushRequest request, String timestamp, String nonce) {
        String signature = request.requiredParameter("msg_signature");
        if (!"aes".equals(request.parameter("encrypt_type"))) {
            throw new PushRefused("a push in the clear");
        }
        String encrypted = encryptedPart(request.body());
        if (!cipher.signed(signature, timestamp, nonce, encrypted)) {
            throw new PushRefused("the signature does not hold");
        }
        byte[] content = cipher.open(encrypted);
        if (!seen.firstOrIdentical(account + ":" + timestamp + ":" + nonce, request.body())) {
            throw new PushRefused("the nonce came before with another body");
        }
        return genuine(content);
    }

    /** What cannot be read is still genuine: it goes on as an event, to be parked with its bytes later. */
    private static VerifiedPush genuine(byte[] content) {
        try {
            var push = WeChatPush.read(content);
            String orderId = push.orderId();
            return orderId == null
                    ? new VerifiedPush(Kind.NOTHING, push.messageKey(), push.event(), content, SUCCESS)
                    : new VerifiedPush(Kind.THIN_EVENT, push.messageKey(), orderId, content, SUCCESS);
        } catch (UnreadableMessage unreadable) {
            String key = MessageKeys.of(content);
            return new VerifiedPush(Kind.THIN_EVENT, key, key, content, SUCCESS);
        }
    }

    private static String encryptedPart(byte[] body) {
        try {
            JsonNode encrypted = JSON.readTree(body).path("Encrypt");
            if (encrypted.isTextual() && !encrypted.textValue().isEmpty()) {
                return encrypted.textValue();
            }
            throw new PushRefused("the body has no encrypted part");
        } catch (IOException unreadable) {
            throw new PushRefused("the body is no JSON");
        }
    }

    private static WeChatCipher cipher(ChannelAccount account) {
        return new WeChatCipher(account.secret("token"), account.secret("encoding-aes-key"), account.secret("app-id"));
    }
}
