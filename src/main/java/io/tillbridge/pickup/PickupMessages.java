package io.tillbridge.pickup;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.shared.InboundMessage;
import io.tillbridge.shared.UnreadableMessage;
import java.io.IOException;
import java.util.List;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** Turns "a pickup was opened" into the message that the shopper gets. */
@Component("pickupMessages")
class PickupMessages {

    private final ObjectMapper json;
    private final ShopperNotices notices;

    PickupMessages(ObjectMapper json, ShopperNotices notices) {
        this.json = json;
        this.notices = notices;
    }

    public List<ShopperNotice> notices(@Body List<InboundMessage> messages) {
        return messages.stream()
                .map(this::read)
                .flatMap(opened -> notices.of(opened).stream())
                .toList();
    }

    private PickupOpened read(InboundMessage message) {
        try {
            return json.readValue(message.body(), PickupOpened.class);
        } catch (IOException e) {
            throw new UnreadableMessage("not a pickup-opened event", e);
        }
    }
}
