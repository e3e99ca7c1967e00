package io.tillbridge.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.orders.ChannelOrder.RefundState;
import io.tillbridge.orders.ChannelOrder.Status;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChannelOrderTests {

    private static final Random RANDOM = new Random(20261111);

    /** All that later decisions depend on. */
    private record Final(
            Status status,
            RefundState refund,
            boolean held,
            Map<Integer, ChannelOrder.Line> lines,
            Map<String, ChannelOrder.Refund> refunds) {

        static Final after(List<OrderEvent> told) {
            ChannelOrder order = OrderLives.after(told);
            return new Final(order.status(), order.refundState(), order.refundOpen(), order.lines(), order.refunds());
        }
    }

    @Test
    void everyOrderOfEventsLeadsToTheSameEnd() {
        OrderLives.all().forEach(life -> {
            Final end = Final.after(life);
            OrderLives.permutations(life)
                    .forEach(told ->
                            assertThat(Final.after(told)).as(() -> names(told)).isEqualTo(end));
        });
    }

    @Test
    void repeatedEventsChangeNothing() {
        OrderLives.all().flatMap(OrderLives::permutations).forEach(told -> {
            List<OrderEvent> repeated = OrderLives.withRepeats(told, RANDOM);
            assertThat(Final.after(repeated)).as(() -> names(repeated)).isEqualTo(Final.after(told));
        });
    }

    @Test
    void aCancelledOrderStaysCancelledAndHoldsNoPieces() {
        OrderLives.all()
                .filter(life -> life.contains(OrderLives.ORDER.cancelled()))
                .flatMap(OrderLives::permutations)
                .map(OrderLives::after)
                .forEach(order -> {
                    assertThat(order.status()).isEqualTo(Status.CANCELLED);
                    assertThat(order.nothingLeft()).isTrue();
                });
    }

    @Test
    void aRefundThatIsToldTwiceCountsOnce() {
        var refund = OrderLives.ORDER.refundSucceeded("R1", Map.of(1, 1));

        ChannelOrder order = OrderLives.after(List.of(OrderLives.ORDER.paid(), refund, refund, refund));

        assertThat(order.lines().values())
                .extracting(ChannelOrder.Line::cancelled)
                .containsExactly(1, 0);
        assertThat(order.refundState()).isEqualTo(RefundState.PARTIAL);
    }

    @Test
    void neverMorePiecesAreTakenBackThanWereSold() {
        OrderLives.all()
                .flatMap(OrderLives::permutations)
                .map(OrderLives::after)
                .forEach(order ->
                        assertThat(order.lines().values()).allMatch(line -> line.open() >= 0 && line.cancelled() >= 0));
    }

    @Test
    void aRefundOfTheWholeOrderCancelsIt() {
        ChannelOrder order = OrderLives.after(List.of(OrderLives.ORDER.paid(), OrderLives.ORDER.refundSucceeded("R9")));

        assertThat(order.status()).isEqualTo(Status.CANCELLED);
        assertThat(order.refundState()).isEqualTo(RefundState.FULL);
    }

    private static String names(List<OrderEvent> told) {
        return told.stream().map(OrderEvent::eventId).toList().toString();
    }
}
