package io.tillbridge.pos;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.pickup.GoodsHandedOver;
import io.tillbridge.pickup.GoodsReturned;
import io.tillbridge.pickup.HandoverUndone;
import io.tillbridge.shared.InboundMessage;
import io.tillbridge.shared.UnreadableMessage;
import java.io.IOException;
import java.util.List;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** Takes in what pickups tell and tills are to hear. */
@Component("posMessages")
class PosMessages {

    private final ObjectMapper json;
    private final HandoverDocuments documents;

    PosMessages(ObjectMapper json, HandoverDocuments documents) {
        this.json = json;
        this.documents = documents;
    }

    public void handedOver(@Body List<InboundMessage> messages) {
        messages.forEach(message -> documents.handedOver(read(message, GoodsHandedOver.class)));
    }

    public void undone(@Body List<InboundMessage> messages) {
        messages.forEach(message -> documents.undone(read(message, HandoverUndone.class)));
    }

    public void returned(@Body List<InboundMessage> messages) {
        messages.forEach(message -> documents.returned(read(message, GoodsReturned.class)));
    }

    private <T> T read(InboundMessage message, Class<T> type) {
        try {
            return json.readValue(message.body(), type);
        } catch (IOException e) {
            throw new UnreadableMessage("not a " + type.getSimpleName() + " event", e);
        }
    }
}
