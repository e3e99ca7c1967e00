package io.tillbridge.orders;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.shared.InboundMessage;
import io.tillbridge.shared.UnreadableMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** Reads canonical order events off the wire. */
@Component("orderMessages")
class OrderMessages {

    private final ObjectMapper json;
    private final OrderDesk desk;

    OrderMessages(ObjectMapper json, OrderDesk desk) {
        this.json = json;
        this.desk = desk;
    }

    /** Accepts a group of events, in their order. */
    public void accept(@Body List<InboundMessage> messages) {
        List<OrderEvent> events = new ArrayList<>();
        for (InboundMessage message : messages) {
            OrderEvent event = read(message);
            OrderRules.check(event);
            mustBeTheSenders(event, message);
            events.add(event);
        }
        desk.accept(events);
    }

    private OrderEvent read(InboundMessage message) {
        try {
            OrderEvent event = json.readValue(message.body(), OrderEvent.class);
            if (event == null) {
                throw new UnreadableMessage("the body is empty");
            }
            return event;
        } catch (IOException e) {
            throw new UnreadableMessage("not a canonical order event: " + firstLine(e), e);
        }
    }

    /** A shop may only speak for itself: the account that signed is the account that is meant. */
    private static void mustBeTheSenders(OrderEvent event, InboundMessage message) {
        String channel = message.header("channel").toUpperCase(Locale.ROOT);
        String account = message.header("account");
        if (!event.channel().equals(channel) || !event.account().equals(account)) {
            throw OrderRejected.because(
                    OrderRejected.Code.ORDER_CHANNEL_ACCOUNT,
                    event.channel() + "/" + event.account(),
                    channel + "/" + account);
        }
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
    }
}
