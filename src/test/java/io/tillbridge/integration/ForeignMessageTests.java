package io.tillbridge.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Api;
import io.tillbridge.OrderEvents;
import io.tillbridge.TillbridgeTest;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever somebody puts into our queue, the orders behind it go on. */
@TillbridgeTest
class ForeignMessageTests {

    private final Api api;
    private final ProducerTemplate producer;
    private final OrderEvents order;

    ForeignMessageTests(@LocalServerPort int port, ProducerTemplate producer) {
        this.api = Api.at(port);
        this.producer = producer;
        this.order = OrderEvents.anyOrder().line(api.article("S001", 5), 1);
    }

    @ParameterizedTest
    @CsvSource({"received-at, yesterday", "replay-of, not-an-id", "message-key, x", "business-key, x", "channel, x"})
    void aMessageWithAStrangeHeaderDoesNotStopTheQueue(String header, String value) {
        for (int i = 0; i < 4; i++) {
            Map<String, Object> headers =
                    Map.of("message-key", UUID.randomUUID().toString(), header + "2", "y");
            var all = new java.util.HashMap<>(headers);
            all.put(header, value);
            producer.sendBodyAndHeaders("jms:queue:orders.order-event", new byte[] {1, 2, 3}, all);
        }

        api.push(order.paid()).expect(202);
        api.settle();

        assertThat(api.order(order).at("/status")).isEqualTo("PAID");
    }

    @Test
    void aTextAndAMapAreKeptAsUnreadable() {
        String key = UUID.randomUUID().toString();
        producer.sendBodyAndHeader("jms:queue:orders.order-event", "just text", "message-key", key);
        producer.sendBodyAndHeader("jms:queue:orders.order-event", Map.of("a", "b"), "message-key", key + "-map");
        api.settle();

        assertThat(api.get("/api/v1/messages?state=PARKED").text()).contains("\"" + key + "\"", key + "-map");
    }
}
