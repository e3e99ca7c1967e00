package io.tillbridge.tills;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillbridge.integration.Outbox;
import io.tillbridge.pickup.GoodsHandedOver;
import io.tillbridge.pickup.GoodsReturned;
import io.tillbridge.pickup.HandoverUndone;
import io.tillbridge.pickup.PickupCancelled;
import io.tillbridge.pickup.PickupExpired;
import io.tillbridge.pickup.PickupOpened;
import io.tillbridge.pickup.PickupReady;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.Published;
import io.tillbridge.shared.StoreId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the tills of a store what happens to its pickups, on {@code pos.events} with the store as a property, in the transaction
 * that makes it true.
 */
@Component
class TillNews {

    static final String TOPIC = "pos.events";

    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;

    TillNews(Outbox outbox, ObjectMapper json, Clock clock) {
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    @EventListener
    void on(PickupOpened event) {
        tell(event, event.store());
    }

    @EventListener
    void on(PickupReady event) {
        tell(event, event.store());
    }

    @EventListener
    void on(PickupCancelled event) {
        tell(event, event.store());
    }

    @EventListener
    void on(PickupExpired event) {
        tell(event, event.store());
    }

    @EventListener
    void on(GoodsHandedOver event) {
        tell(event, event.store());
    }

    @EventListener
    void on(HandoverUndone event) {
        tell(event, event.store());
    }

    @EventListener
    void on(GoodsReturned event) {
        tell(event, event.store());
    }

    private void tell(Published event, StoreId store) {
        String name = event.getClass().getSimpleName();
        ObjectNode body = json.valueToTree(event);
        body.put("event", name);
        try {
            outbox.send(
                    TOPIC,
                    Ids.next(clock.instant()).toString(),
                    event.key(),
                    Map.of("store", store.code(), "event", name),
                    json.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
