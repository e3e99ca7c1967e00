package io.tillbridge.points;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.pickup.ShopperNotice;
import io.tillbridge.shared.InboundMessage;
import io.tillbridge.shared.UnreadableMessage;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** Turns "a code is due" into the message that a member gets, on the way on which shoppers get theirs. */
@Component("pointsMessages")
class PointsMessages {

    private final ObjectMapper json;
    private final OneTimeCodes codes;

    PointsMessages(ObjectMapper json, OneTimeCodes codes) {
        this.json = json;
        this.codes = codes;
    }

    /** One JSON text for each code that is still good. */
    public List<byte[]> codes(@Body List<InboundMessage> messages) {
        return messages.stream()
                .map(this::read)
                .flatMap(this::notice)
                .map(this::write)
                .toList();
    }

    private Stream<ShopperNotice> notice(OneTimeCodeDue due) {
        return codes.reveal(due.id()).stream()
                .map(digits -> new ShopperNotice(
                        due.id(),
                        null,
                        "POINTS_CODE",
                        "MEMBER",
                        due.member(),
                        "",
                        "积分使用验证码 " + digits + "，5 分钟内有效，请勿告诉他人。 Code for your points: " + digits,
                        digits,
                        null));
    }

    private byte[] write(ShopperNotice notice) {
        try {
            return json.writeValueAsBytes(notice);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice is always JSON", e);
        }
    }

    private OneTimeCodeDue read(InboundMessage message) {
        try {
            return json.readValue(message.body(), OneTimeCodeDue.class);
        } catch (IOException e) {
            throw new UnreadableMessage("not a one-time-code-due event", e);
        }
    }
}
