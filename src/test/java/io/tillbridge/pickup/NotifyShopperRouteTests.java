package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.Api;
import io.tillbridge.OrderEvents;
import io.tillbridge.TillbridgeTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A shopper is told what is true and of use, each thing once. */
@TillbridgeTest
class NotifyShopperRouteTests {

    private final Api api;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final OrderEvents order;

    NotifyShopperRouteTests(
            @LocalServerPort int port, ApplicationEventPublisher events, PlatformTransactionManager transactions) {
        this.api = Api.at(port);
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.order = OrderEvents.anyOrder().line(api.article("S001", 5), 1);
    }

    @BeforeEach
    void buy() {
        api.push(order.paid()).expect(202);
        api.settle();
    }

    @ParameterizedTest
    @EnumSource(
            value = NoticeKind.class,
            names = {"PICKUP_EXPIRED", "PICKUP_MOVED", "PICKUP_REJECTED"})
    void tellsOfAnEndOrAChangeWithoutTheCode(NoticeKind kind) {
        String code = api.code(order);

        tell(kind, UUID.randomUUID());

        assertThat(kinds()).containsExactly("PICKUP_CODE", kind.name());
        assertThat(received().get(1).toString()).contains("\"code\":\"\"").doesNotContain(code);
    }

    @ParameterizedTest
    @EnumSource(
            value = NoticeKind.class,
            names = {"PICKUP_READY", "PICKUP_REMINDER", "PICKUP_EXTENDED"})
    void callsTheShopperWithTheSameCodeAndAQrOfItsOwn(NoticeKind kind) {
        String code = api.code(order);

        tell(kind, UUID.randomUUID());

        JsonNode told = received().get(1);
        assertThat(told.path("kind").asText()).isEqualTo(kind.name());
        assertThat(told.path("code").asText()).isEqualTo(code);
        assertThat(PickupToken.looksLikeOne(told.path("qr").asText())).isTrue();
    }

    /** Blocked, and not sent anew yet: the goods are ready all the same. */
    @Test
    void callsTheShopperWithoutACodeThatIsBlocked() {
        api.post("/api/v1/pickups/" + api.order(order).at("/pickups/0/id") + "/code/block", Map.of("reason", "lost"))
                .expect(200);

        tell(NoticeKind.PICKUP_READY, UUID.randomUUID());
        tell(NoticeKind.PICKUP_CODE, UUID.randomUUID());

        assertThat(kinds()).containsExactly("PICKUP_CODE", "PICKUP_READY");
        assertThat(received().get(1).path("code").asText()).isEmpty();
    }

    @Test
    void theSameCodeSentAgainIsASecondMessage() {
        tell(NoticeKind.PICKUP_CODE, UUID.randomUUID());

        assertThat(kinds()).containsExactly("PICKUP_CODE", "PICKUP_CODE");
        assertThat(received().get(1).path("code").asText()).isEqualTo(api.code(order));
    }

    @Test
    void aNoticeThatIsRaisedTwiceIsOneMessage() {
        UUID id = UUID.randomUUID();

        tell(NoticeKind.PICKUP_REMINDER, id);
        tell(NoticeKind.PICKUP_REMINDER, id);

        assertThat(kinds()).containsExactly("PICKUP_CODE", "PICKUP_REMINDER");
    }

    @Test
    void ofAPickupThatIsOverOnlyItsEndIsTold() {
        api.push(order.cancelled()).expect(202);
        api.settle();

        for (NoticeKind kind : NoticeKind.values()) {
            tell(kind, UUID.randomUUID());
        }

        assertThat(kinds()).containsExactly("PICKUP_CODE", "PICKUP_EXPIRED");
    }

    /** The books of the demo wait until all queues are empty. */
    private void tell(NoticeKind kind, UUID id) {
        UUID pickup = UUID.fromString(api.order(order).at("/pickups/0/id"));
        var due = new ShopperNoticeDue(
                id, pickup, kind.name(), OrderEvents.CHANNEL, order.orderId(), Instant.parse("2026-11-11T12:00:00Z"));
        transaction.executeWithoutResult(status -> events.publishEvent(due));
        api.settle();
    }

    private List<String> kinds() {
        return received().stream().map(message -> message.path("kind").asText()).toList();
    }

    private List<JsonNode> received() {
        List<JsonNode> messages = new ArrayList<>();
        api.get("/api/v1/simulators/shopper/messages?order=" + order.orderId())
                .expect(200)
                .json()
                .forEach(messages::add);
        return messages;
    }
}
