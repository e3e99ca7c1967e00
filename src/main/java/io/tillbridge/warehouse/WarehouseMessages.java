package io.tillbridge.warehouse;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.pickup.TransferMoved;
import io.tillbridge.shared.InboundMessage;
import io.tillbridge.shared.UnreadableMessage;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** Turns "a transfer has moved" into what its sender has to be told. */
@Component("warehouseMessages")
class WarehouseMessages {

    private final ObjectMapper json;
    private final PickRequestDesk desk;

    WarehouseMessages(ObjectMapper json, PickRequestDesk desk) {
        this.json = json;
        this.desk = desk;
    }

    /** What a transfer has become is read from the books, so many messages about one are followed once. */
    public void follow(@Body List<InboundMessage> messages) {
        Set<UUID> transfers = new LinkedHashSet<>();
        messages.forEach(message -> transfers.add(read(message).transfer().id()));
        transfers.forEach(desk::follow);
    }

    private TransferMoved read(InboundMessage message) {
        try {
            return json.readValue(message.body(), TransferMoved.class);
        } catch (IOException e) {
            throw new UnreadableMessage("not a transfer-moved event", e);
        }
    }
}
