package io.tillbridge.channels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.integration.Outbox;
import io.tillbridge.orders.OrderEvent;
import io.tillbridge.shared.CountersFirst;
import io.tillbridge.shared.InboundMessage;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Between a channel's HTTP request and our queues. */
@Component("channelMessages")
class ChannelMessages {

    private static final Logger log = LoggerFactory.getLogger(ChannelMessages.class);
    private static final String KIND = "push-kind";
    private static final String ACKNOWLEDGEMENT = "push-acknowledgement";
    private static final String FETCHED = "fetched-order";

    private final ChannelAdapters adapters;
    private final ChannelsProperties properties;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;
    private final CountersFirst counters;
    private final String orderQueue;

    ChannelMessages(
            ChannelAdapters adapters,
            ChannelsProperties properties,
            Outbox outbox,
            ObjectMapper json,
            Clock clock,
            CountersFirst counters,
            @Value("${tillbridge.queue.orders-order-event}") String orderQueue) {
        this.adapters = adapters;
        this.properties = properties;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
        this.counters = counters;
        this.orderQueue = orderQueue;
    }

    /** Replaces the request by the message that goes into the queue; every foreign header ends here. */
    public void verify(Exchange exchange) {
        endWith(exchange, counters.turn(CountersFirst.Work.TAKING_IN));
        Message message = exchange.getMessage();
        HookRequest hook = HookRequest.of(((PlatformHttpMessage) message).getRequest());
        ChannelAccount account = properties
                .account(hook.channel(), hook.account())
                .orElseThrow(() -> new PushRefused("there is no such account"));
        PushRequest request = hook.request(clock.instant());
        VerifiedPush push = adapters.of(account).verify(account, request);
        message.removeHeaders("*");
        message.setBody(push.content());
        message.setHeader("channel", account.channel());
        message.setHeader("account", account.name());
        message.setHeader("message-key", account.channel() + ":" + account.name() + ":" + push.messageKey());
        message.setHeader("business-key", businessKey(account, push.businessKey()));
        message.setHeader("received-at", request.receivedAt().toString());
        message.setHeader("JMSXGroupID", businessKey(account, push.businessKey()));
        exchange.setProperty(KIND, push.kind().name());
        exchange.setProperty(ACKNOWLEDGEMENT, push.acknowledgement());
    }

    private static void endWith(Exchange exchange, CountersFirst.Turn turn) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                turn.close();
            }
        });
    }

    public void acknowledge(
            Exchange exchange, @ExchangeProperty(ACKNOWLEDGEMENT) VerifiedPush.Acknowledgement acknowledgement) {
        answer(exchange, acknowledgement.status(), acknowledgement.contentType(), acknowledgement.body());
    }

    /** Always the same answer: whoever is not genuine learns nothing from it. */
    public void refuse(Exchange exchange) {
        Exception why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        log.info("Push refused: {}", why == null ? "" : why.getMessage());
        answer(exchange, 401, "text/plain", "");
    }

    public void askToComeAgain(Exchange exchange) {
        Exception why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        log.warn("A push could not be made durable: {}", String.valueOf(why));
        answer(exchange, 503, "text/plain", "");
        exchange.getMessage().setHeader("Retry-After", "10");
    }

    /** Asks the channel, before any transaction is open. */
    public void fetch(@Body List<InboundMessage> group, Exchange exchange) {
        InboundMessage thinEvent = group.get(0);
        ChannelAccount account = properties
                .account(thinEvent.header("channel"), thinEvent.header("account"))
                .orElseThrow(() ->
                        new IllegalStateException("the account of " + thinEvent.key() + " is configured no more"));
        Optional<OrderEvent> order = adapters.of(account).fetch(account, thinEvent);
        exchange.setProperty(FETCHED, order.orElse(null));
    }

    /** Hands the order on if the thin event is new and the channel knows an order for it. */
    public void handOn(@Body List<InboundMessage> fresh, @ExchangeProperty(FETCHED) @Nullable OrderEvent order) {
        if (fresh.isEmpty() || order == null) {
            return;
        }
        InboundMessage thinEvent = fresh.get(0);
        Map<String, String> headers = Map.of(
                "channel", thinEvent.header("channel"),
                "account", thinEvent.header("account"),
                "received-at", thinEvent.receivedAt().toString());
        outbox.send(orderQueue, order.eventId(), thinEvent.businessKey(), headers, bytes(order));
    }

    private static String businessKey(ChannelAccount account, String businessKey) {
        return account.channel().toUpperCase(java.util.Locale.ROOT) + "/" + businessKey;
    }

    private static void answer(Exchange exchange, int status, String contentType, String body) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, contentType);
        message.setBody(body);
    }

    private byte[] bytes(OrderEvent order) {
        try {
            return json.writeValueAsBytes(order);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("canonical orders are always JSON", e);
        }
    }
}
