package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.orders.OrderCancelled;
import io.tillbridge.pickup.RejectionDesk.Variance;
import io.tillbridge.shared.Sku;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Money that the channel gave back finds the pieces that it was for. */
class RefundTests {

    private final PickupsUnderTest house = PickupsUnderTest.onH2();
    private final PickupCommands commands = new PickupCommands(house);
    private final Sku sku = house.article(9, 0);
    private final UUID pickup = commands.ready(commands.ordered(sku, 3));

    @AfterEach
    void theBooksBalance() {
        assertThat(house.differences()).isEmpty();
        house.close();
    }

    @Test
    void theRefundOfAReturnedPieceIsNotTakenFromThoseStillOnTheShelf() {
        commands.handOver(pickup, Map.of(1, 1));
        commands.takeBack(pickup, Map.of(1, 1));

        commands.refunded(pickup, Map.of(1, 1));

        assertThat(house.pickup(pickup).openPieces()).containsExactly(Map.entry(sku, 2));
        assertThat(house.level(PickupsUnderTest.HERE, sku).reserved()).isEqualTo(2);
        commands.refunded(pickup, Map.of(1, 1));
        assertThat(house.pickup(pickup).openPieces()).containsExactly(Map.entry(sku, 1));
    }

    @Test
    void theRefundOfWhatNobodyCollectedIsNotTakenFromAPickupThatIsReady() {
        UUID late = splitOff();
        house.clock.turn(Duration.ofDays(9));
        commands.extend(late, Duration.ofDays(30));
        house.bean(PickupTimes.class).pass();
        assertThat(commands.states(pickup)).containsExactly(PickupState.TO_PUT_BACK, PickupState.READY);

        commands.refunded(pickup, Map.of(1, 2));

        assertThat(commands.states(pickup)).containsExactly(PickupState.CANCELLED, PickupState.READY);
    }

    @Test
    void aRefundThatComesAfterTheGoodsWerePutBackTakesNothingElse() {
        UUID late = splitOff();
        house.clock.turn(Duration.ofDays(9));
        commands.extend(late, Duration.ofDays(30));
        house.bean(PickupTimes.class).pass();
        house.bean(PickingDesk.class).putBack(pickup, PickupsUnderTest.MANAGER);

        commands.refunded(pickup, Map.of(1, 2));

        assertThat(commands.states(pickup)).containsExactly(PickupState.PUT_BACK, PickupState.READY);
        assertThat(house.pickup(pickup).pieces().refundDue()).isZero();
    }

    @Test
    void noMoneyIsAskedForAgainWhenTheChannelGaveItBackBeforeTheGoodsCame() {
        commands.handOver(pickup, Map.of());
        commands.refunded(pickup, Map.of(1, 2));

        commands.takeBack(pickup, Map.of(1, 3));

        assertThat(house.told(RefundRequested.class))
                .extracting(RefundRequested::pieces)
                .containsExactly(Map.of(1, 1));
        commands.refunded(pickup, Map.of(1, 1));
        assertThat(house.pickup(pickup).pieces().refundDue()).isZero();
    }

    @Test
    void aRefundThatNobodyAskedForTakesOpenPiecesFirst() {
        commands.handOver(pickup, Map.of(1, 1));

        commands.refunded(pickup, Map.of(1, 3));

        assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.COLLECTED);
        assertThat(house.pickup(pickup).lines().get(0).paidBack()).isEqualTo(1);
        assertThat(commands.code(() -> commands.undo(pickup))).isEqualTo("PICKUP_REFUNDED");
    }

    @Test
    void aCancelledOrderLeavesNoRefundToBeWaitedFor() {
        commands.handOver(pickup, Map.of(1, 1));
        commands.takeBack(pickup, Map.of(1, 1));
        house.publish(new OrderCancelled(house.pickup(pickup).paper().order()));

        assertThat(house.pickup(pickup).pieces().refundDue()).isZero();
        assertThat(house.pickup(pickup).pieces().nothingOpen()).isTrue();
    }

    /** Another pickup of the order that is ready, too: one piece was not to be found and came later. */
    private UUID splitOff() {
        commands.reject(pickup, Map.of(1, 1), Variance.NONE);
        List<Pickup> parts =
                house.bean(Pickups.class).ofOrder(house.pickup(pickup).paper().order());
        UUID found = parts.get(1).id();
        commands.decide(found, DecisionDesk.Kind.WAIT, null);
        return commands.ready(found);
    }
}
