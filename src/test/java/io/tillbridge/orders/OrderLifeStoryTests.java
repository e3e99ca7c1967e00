package io.tillbridge.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Api;
import io.tillbridge.OrderEvents;
import io.tillbridge.TillbridgeTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@TillbridgeTest
class OrderLifeStoryTests {

    private final Api api;
    private final String sku;
    private final OrderEvents order;

    OrderLifeStoryTests(@LocalServerPort int port) {
        this.api = Api.at(port);
        this.sku = api.article("S001", 10);
        this.order = OrderEvents.anyOrder().line(sku, 2).line(sku, 1);
    }

    @Test
    void isPaidMadeReadyAndHandedOver() {
        tell(order.created());
        assertThat(api.stock("S001", sku)).containsExactly(10, 0);
        tell(order.paid());
        String pickup = api.ready(order);

        api.handOver(pickup, api.code(order)).expect(201);

        assertThat(api.stock("S001", sku)).containsExactly(7, 0);
        assertThat(api.order(order).at("/pickups/0/state")).isEqualTo("COLLECTED");
    }

    @Test
    void aCancellationThatComesFirstWins() {
        tell(order.cancelled());
        tell(order.paid());
        tell(order.created());

        assertThat(api.order(order).at("/status")).isEqualTo("CANCELLED");
        assertThat(api.order(order).json().path("pickups")).isEmpty();
        assertThat(api.stock("S001", sku)).containsExactly(10, 0);
    }

    @Test
    void aCancellationGivesTheGoodsBack() {
        tell(order.paid());
        String pickup = api.ready(order);
        tell(order.cancelled());

        assertThat(api.handOver(pickup, api.code(order)).expect(409).at("/code"))
                .isEqualTo("PICKUP_CANCELLED");
        assertThat(api.stock("S001", sku)).containsExactly(10, 0);
    }

    @Test
    void aCancellationAfterTheHandOverTakesNothingBack() {
        tell(order.paid());
        api.handOver(api.ready(order), api.code(order)).expect(201);
        tell(order.cancelled());

        assertThat(api.order(order).at("/pickups/0/state")).isEqualTo("COLLECTED");
        assertThat(api.stock("S001", sku)).containsExactly(7, 0);
    }

    @Test
    void aRefundRequestKeepsTheGoodsUntilItIsClosed() {
        tell(order.paid());
        String pickup = api.ready(order);
        tell(order.refundRequested("R1"));
        assertThat(api.handOver(pickup, api.code(order)).expect(409).at("/code"))
                .isEqualTo("REFUND_PENDING");

        tell(order.refundClosed("R1"));

        api.handOver(pickup, api.code(order)).expect(201);
    }

    @Test
    void aRefundRequestBeforeThePaymentIsKnownKeepsTheGoodsToo() {
        tell(order.refundRequested("R1"));
        tell(order.paid());

        assertThat(api.handOver(api.ready(order), api.code(order)).expect(409).at("/code"))
                .isEqualTo("REFUND_PENDING");
        assertThat(api.stock("S001", sku)).containsExactly(10, 3);
    }

    @Test
    void oneOfTwoRefundRequestsIsEnoughToKeepTheGoods() {
        tell(order.paid());
        String pickup = api.ready(order);
        tell(order.refundRequested("R1"));
        tell(order.refundRequested("R2"));
        tell(order.refundClosed("R1"));

        assertThat(api.handOver(pickup, api.code(order)).expect(409).at("/code"))
                .isEqualTo("REFUND_PENDING");
    }

    @Test
    void aPartialRefundReleasesItsPieces() {
        tell(order.paid());
        String pickup = api.ready(order);
        tell(order.refundRequested("R1"));
        tell(order.refundSucceeded("R1", Map.of(1, 1)));
        api.push("again-" + order.orderId(), OrderEvents.json(order.refundSucceeded("R1", Map.of(1, 1))));
        api.settle();
        assertThat(api.stock("S001", sku)).containsExactly(10, 2);

        api.handOver(pickup, api.code(order)).expect(201);

        assertThat(api.stock("S001", sku)).containsExactly(8, 0);
        assertThat(api.order(order).at("/refundState")).isEqualTo("PARTIAL");
    }

    @Test
    void partialRefundsOfEverythingCancelTheOrder() {
        tell(order.paid());
        tell(order.refundSucceeded("R1", Map.of(1, 2)));
        tell(order.refundSucceeded("R2", Map.of(2, 1)));

        assertThat(api.order(order).at("/status")).isEqualTo("CANCELLED");
        assertThat(api.order(order).at("/pickups/0/state")).isEqualTo("CANCELLED");
        assertThat(api.stock("S001", sku)).containsExactly(10, 0);
    }

    @Test
    void aFullRefundCancelsTheOrder() {
        tell(order.paid());
        tell(order.refundSucceeded("R1"));

        assertThat(api.order(order).at("/status")).isEqualTo("CANCELLED");
        assertThat(api.order(order).at("/refundState")).isEqualTo("FULL");
        assertThat(api.stock("S001", sku)).containsExactly(10, 0);
    }

    @Test
    void aPartialRefundAfterTheHandOverKeepsTheBooksBalanced() {
        tell(order.paid());
        api.handOver(api.ready(order), api.code(order)).expect(201);
        tell(order.refundSucceeded("R1", Map.of(1, 1)));

        assertThat(api.order(order).at("/refundState")).isEqualTo("PARTIAL");
        assertThat(api.stock("S001", sku)).containsExactly(7, 0);
    }

    @Test
    void aPartialRefundBeforeThePaymentReservesTheRest() {
        tell(order.created());
        tell(order.refundSucceeded("R1", Map.of(1, 2)));

        assertThat(api.stock("S001", sku)).containsExactly(10, 1);
    }

    @Test
    void moreThanThereIsBecomesAnException() {
        var tooMuch = OrderEvents.anyOrder().line(sku, 11);
        tell(tooMuch.paid());
        assertThat(api.order(tooMuch).at("/status")).isEqualTo("SHORTAGE");
        assertThat(api.get("/api/v1/stores/S001/exceptions").text()).contains(tooMuch.orderId());

        tell(tooMuch.cancelled());

        assertThat(api.get("/api/v1/stores/S001/exceptions").text()).doesNotContain(tooMuch.orderId());
        assertThat(api.stock("S001", sku)).containsExactly(10, 0);
    }

    @Test
    void aPartialRefundOfAShortOrderKeepsTheBooksBalanced() {
        var tooMuch = OrderEvents.anyOrder().line(sku, 11).line(sku, 1);
        tell(tooMuch.paid());
        tell(tooMuch.refundSucceeded("R1", Map.of(1, 3)));

        assertThat(api.order(tooMuch).at("/refundState")).isEqualTo("PARTIAL");
    }

    private void tell(OrderEvent event) {
        api.push(event).expect(202);
        api.settle();
    }
}
