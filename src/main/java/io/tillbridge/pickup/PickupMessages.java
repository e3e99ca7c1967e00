package io.tillbridge.pickup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.shared.InboundMessage;
import io.tillbridge.shared.UnreadableMessage;
import java.io.IOException;
import java.util.List;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** Turns "a notice is due" into the messages that shoppers get. */
@Component("pickupMessages")
class PickupMessages {

    private final ObjectMapper json;
    private final ShopperNotices notices;

    PickupMessages(ObjectMapper json, ShopperNotices notices) {
        this.json = json;
        this.notices = notices;
    }

    /** One JSON text for each shopper who is to be told. */
    public List<byte[]> notices(@Body List<InboundMessage> messages) {
        List<ShopperNoticeDue> due = messages.stream().map(this::read).toList();
        return notices.of(due).stream().map(this::write).toList();
    }

    private byte[] write(ShopperNotice notice) {
        try {
            return json.writeValueAsBytes(notice);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice is always JSON", e);
        }
    }

    private ShopperNoticeDue read(InboundMessage message) {
        try {
            return json.readValue(message.body(), ShopperNoticeDue.class);
        } catch (IOException e) {
            throw new UnreadableMessage("not a notice-due event", e);
        }
    }
}
