package io.tillbridge.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillbridge.Api;
import io.tillbridge.Faults;
import io.tillbridge.OrderEvents;
import io.tillbridge.TillbridgeTest;
import io.tillbridge.integration.Messages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@TillbridgeTest
class AcceptOrderEventsRouteTests {

    private final Api api;
    private final Faults faults;
    private final Messages journal;
    private final String sku;
    private final OrderEvents order;

    AcceptOrderEventsRouteTests(@LocalServerPort int port, Faults faults, Messages journal) {
        this.api = Api.at(port);
        this.faults = faults;
        this.journal = journal;
        this.sku = api.article("S001", 10);
        this.order = OrderEvents.anyOrder().line(sku, 2);
    }

    @Test
    void aPushThatComesTwiceChangesNothing() {
        for (int i = 0; i < 5; i++) {
            api.push(order.paid()).expect(202);
        }
        api.settle();

        assertThat(api.stock("S001", sku)).containsExactly(10, 2);
        assertThat(settled()).containsExactly("DONE");
    }

    @Test
    void otherContentUnderTheSameKeyIsKeptForAPerson() {
        api.push(order.paid()).expect(202);
        api.push(order.paid().eventId(), OrderEvents.json(order.cancelled())).expect(202);
        api.settle();

        assertThat(api.order(order).at("/status")).isEqualTo("PAID");
        assertThat(settled()).containsExactlyInAnyOrder("DONE", "PARKED MESSAGE_CONFLICT");
    }

    @Test
    void aStepThatFailsTwiceLeavesOneEffect() {
        faults.failAfter(order, 2);

        api.push(order.paid()).expect(202);
        api.settle();

        assertThat(faults.attempts(order)).isEqualTo(3);
        assertThat(api.stock("S001", sku)).containsExactly(10, 2);
        assertThat(api.order(order).json().path("pickups")).hasSize(1);
        assertThat(settled()).containsExactly("DONE");
    }

    @Test
    void poisonIsGivenUpAndNeverHoldsUpTheGoodOnes() {
        List<OrderEvents> good = Stream.generate(() -> OrderEvents.anyOrder().line(sku, 1))
                .limit(8)
                .toList();
        faults.failBefore(order, Integer.MAX_VALUE);

        good.subList(0, 4).forEach(one -> api.push(one.paid()).expect(202));
        api.push(order.paid()).expect(202);
        good.subList(4, 8).forEach(one -> api.push(one.paid()).expect(202));
        api.settle();

        assertThat(good).allMatch(one -> api.order(one).at("/status").equals("PAID"));
        assertThat(api.stock("S001", sku)).containsExactly(10, 8);
        assertThat(settled()).containsExactly("DEAD IllegalStateException");
        assertThat(faults.attempts(order)).isGreaterThanOrEqualTo(6);
    }

    @Test
    void whatWasGivenUpGoesThroughOnceItIsSentAgain() {
        faults.failBefore(order, Integer.MAX_VALUE);
        api.push(order.paid()).expect(202);
        api.settle();
        faults.none();

        replay(entry()).expect(202);
        api.settle();

        assertThat(settled()).containsExactly("DONE");
        assertThat(api.stock("S001", sku)).containsExactly(10, 2);
    }

    @Test
    void sendingADoneMessageAgainChangesNothing() {
        api.push(order.paid()).expect(202);
        api.settle();
        for (int i = 0; i < 3; i++) {
            replay(entry()).expect(202);
            api.settle();
        }

        assertThat(api.stock("S001", sku)).containsExactly(10, 2);
        assertThat(api.order(order).json().path("pickups")).hasSize(1);
        assertThat(entry().path("replays").asInt()).isEqualTo(3);
    }

    @Test
    void whatNobodyCanReadIsKeptByteForByte() {
        byte[] bytes = "{\"order\":{\"orderId\":\"%s\"},\u0000 broken\ufffd"
                .formatted(order.orderId())
                .getBytes(StandardCharsets.UTF_8);

        api.push(UUID.randomUUID().toString(), bytes).expect(202);
        api.settle();

        assertThat(entry().path("state").asText()).isEqualTo("PARKED");
        assertThat(body(entry())).isEqualTo(bytes);
    }

    static Stream<Arguments> wrongEvents() {
        return Stream.of(
                wrong("ORDER_AMOUNTS", "adds up to less", e -> amounts(e).put("paid", 1)),
                wrong("ORDER_AMOUNTS", "freight forgotten", e -> amounts(e).put("freight", 500)),
                wrong("ORDER_AMOUNTS", "negative freight", e -> {
                    amounts(e).put("freight", -500);
                    amounts(e).put("paid", amounts(e).path("paid").asLong() - 500);
                }),
                wrong("ORDER_AMOUNTS", "overflow", e -> line(e).put("paid", Long.MAX_VALUE)),
                wrong("ORDER_QUANTITY", "no piece", e -> line(e).put("quantity", 0)),
                wrong("ORDER_QUANTITY", "fewer than no piece", e -> line(e).put("quantity", -1)),
                wrong("ORDER_QUANTITY", "too many", e -> line(e).put("quantity", 100_001)),
                wrong("ORDER_CHANNEL_ACCOUNT", "other account", e -> e.put("account", "other")),
                wrong("ORDER_CHANNEL_ACCOUNT", "other channel", e -> e.put("channel", "WECHAT")),
                wrong("ORDER_CURRENCY", "other currency", e -> order(e).put("currency", "USD")),
                wrong("ORDER_SCHEMA", "other schema", e -> e.put("schema", "retail.order-event/2")),
                wrong("ORDER_NO_LINES", "no line", e -> {
                    order(e).putArray("lines");
                    amounts(e).put("paid", 0);
                }),
                wrong("ORDER_NO_STORE", "no such fulfilment", e -> line(e).put("fulfilmentRef", "f9")),
                wrong("ORDER_NO_STORE", "no store", e -> fulfilment(e).putNull("storeCode")),
                wrong("", "half a fen", e -> line(e).put("paid", 19_800.5)),
                wrong("", "half a piece", e -> line(e).put("quantity", 2.5)),
                wrong("", "no order id", e -> order(e).remove("lines")),
                wrong("", "unknown type", e -> e.put("type", "ORDER_EATEN")),
                wrong("", "a store code longer than any", e -> fulfilment(e).put("storeCode", "x".repeat(200))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongEvents")
    void aWrongEventIsParkedAtOnceAndDoesNothing(Consumer<ObjectNode> mistake, String reason) {
        ObjectNode event = OrderEvents.json(order.paid());
        mistake.accept(event);

        api.push(UUID.randomUUID().toString(), event).expect(202);
        api.settle();

        assertThat(entry().path("state").asText()).isEqualTo("PARKED");
        assertThat(entry().path("reasonCode").asText()).contains(reason).isNotEmpty();
        assertThat(api.order(order).status()).isEqualTo(404);
        assertThat(api.stock("S001", sku)).containsExactly(10, 0);
    }

    @Test
    void fieldsThatWeDoNotKnowAreIgnored() {
        ObjectNode event = OrderEvents.json(order.paid());
        event.put("newField", 1).withObject("/order").put("another", "x");
        line(event).putArray("more").add(1);

        api.push(order.paid().eventId(), event).expect(202);
        api.settle();

        assertThat(api.order(order).at("/status")).isEqualTo("PAID");
    }

    @Test
    void anUnknownArticleWaitsUntilSomebodyMapsIt() {
        var unknown = OrderEvents.anyOrder().line("theirs-" + sku, 2);
        api.push(unknown.paid()).expect(202);
        api.settle();
        assertThat(state(unknown)).isEqualTo("PARKED CATALOG_UNMAPPED_SKU");
        assertThat(api.get("/api/v1/unmapped").text()).contains("theirs-" + sku);

        map("SKU", "theirs-" + sku, sku);
        api.settle();

        assertThat(state(unknown)).isEqualTo("DONE");
        assertThat(api.stock("S001", sku)).containsExactly(10, 2);
        assertThat(api.get("/api/v1/unmapped").text()).doesNotContain("theirs-" + sku);
    }

    @Test
    void anUnknownArticleWaitsUntilItIsAdded() {
        String fresh = "fresh-" + sku;
        var early = OrderEvents.anyOrder().line(fresh, 2);
        api.push(early.paid()).expect(202);
        api.settle();
        assertThat(state(early)).isEqualTo("PARKED CATALOG_UNMAPPED_SKU");

        api.describe(fresh);
        api.settle();

        assertThat(state(early)).isEqualTo("DONE");
        assertThat(api.order(early).at("/status")).isEqualTo("SHORTAGE");
    }

    @Test
    void anUnknownStoreWaitsUntilSomebodyMapsIt() {
        String theirs = "STORE-" + sku;
        var lost = OrderEvents.order("T-" + UUID.randomUUID(), theirs).line(sku, 2);
        api.push(lost.paid()).expect(202);
        api.settle();
        assertThat(state(lost)).isEqualTo("PARKED CATALOG_UNMAPPED_STORE");

        map("STORE", theirs, "S001");
        api.settle();

        assertThat(state(lost)).isEqualTo("DONE");
        assertThat(api.stock("S001", sku)).containsExactly(10, 2);
    }

    @Test
    void anOrderThatNamesTwoUnknownArticlesWaitsForBoth() {
        var unknown = OrderEvents.anyOrder().line("a-" + sku, 1).line("b-" + sku, 1);
        api.push(unknown.paid()).expect(202);
        api.settle();

        map("SKU", "a-" + sku, sku);
        api.settle();
        assertThat(state(unknown)).isEqualTo("PARKED CATALOG_UNMAPPED_SKU");
        map("SKU", "b-" + sku, sku);
        api.settle();

        assertThat(state(unknown)).isEqualTo("DONE");
        assertThat(api.stock("S001", sku)).containsExactly(10, 2);
    }

    private void map(String kind, String theirs, String ours) {
        api.put(
                        "/api/v1/mappings",
                        Map.of("kind", kind, "channel", "generic", "account", "demo", "code", theirs, "target", ours))
                .expect(200);
    }

    private Api.Answer replay(JsonNode entry) {
        return api.post("/api/v1/messages/" + entry.path("id").asText() + "/replays", Map.of("reason", "a test"));
    }

    private byte[] body(JsonNode entry) {
        return journal.body(UUID.fromString(entry.path("id").asText()));
    }

    private JsonNode entry() {
        return orderEntries(order).get(0);
    }

    private String state(OrderEvents of) {
        return words(orderEntries(of).get(0));
    }

    private List<String> settled() {
        return orderEntries(order).stream()
                .map(AcceptOrderEventsRouteTests::words)
                .toList();
    }

    private List<JsonNode> orderEntries(OrderEvents of) {
        List<JsonNode> entries = new ArrayList<>();
        api.messages(of).forEach(entry -> {
            if (entry.path("queue").asText().equals("orders.order-event")) {
                entries.add(entry);
            }
        });
        return entries;
    }

    private static String words(JsonNode entry) {
        return (entry.path("state").asText() + " "
                        + entry.path("reasonCode").asText("").replace("null", ""))
                .strip();
    }

    private static Arguments wrong(String reason, String what, Consumer<ObjectNode> mistake) {
        return Arguments.of(Named.of(what, mistake), reason);
    }

    private static ObjectNode order(ObjectNode event) {
        return event.withObject("/order");
    }

    private static ObjectNode amounts(ObjectNode event) {
        return event.withObject("/order/amounts");
    }

    private static ObjectNode line(ObjectNode event) {
        return (ObjectNode) event.at("/order/lines/0");
    }

    private static ObjectNode fulfilment(ObjectNode event) {
        return (ObjectNode) event.at("/order/fulfilments/0");
    }
}
