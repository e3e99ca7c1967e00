package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tillbridge.shared.Money;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PickupTests {

    private final Pickup pickup = SamplePickups.reserved();

    @Test
    void goesOverTheCounterOnceItIsReady() {
        ready();

        handOver(Map.of(1, 2, 2, 1));

        assertThat(pickup.state()).isEqualTo(PickupState.COLLECTED);
        assertThat(pickup.openPieces()).isEmpty();
        assertThat(pickup.lines()).extracting(PickupLine::collected).containsExactly(2, 1);
        assertRefused("PICKUP_STATE", () -> handOver(Map.of(1, 1)));
    }

    @Test
    void readyIsNeverTheSameAsCollected() {
        ready();

        assertThat(pickup.state()).isEqualTo(PickupState.READY);
        assertThat(pickup.progress().closing()).isNull();
        assertThat(pickup.pieces().collected()).isZero();
    }

    @Test
    void goesOutInPartsUntilNothingIsLeft() {
        ready();

        handOver(Map.of(1, 1));
        assertThat(pickup.state()).isEqualTo(PickupState.PARTLY_COLLECTED);
        handOver(Map.of(1, 1));
        handOver(Map.of(2, 1));

        assertThat(pickup.state()).isEqualTo(PickupState.COLLECTED);
    }

    @Test
    void neverGivesOutMoreThanThereIs() {
        ready();

        assertRefused("PICKUP_PIECES", () -> handOver(Map.of(1, 3)));
        assertRefused("PICKUP_PIECES", () -> handOver(Map.of(9, 1)));
        assertRefused("PICKUP_PIECES", () -> handOver(Map.of(1, 1, 2, 0)));
        assertThat(pickup.openPieces()).isEqualTo(Map.of(SamplePickups.RED, 2, SamplePickups.BLUE, 1));
    }

    @Test
    void anUndoneHandOverIsOnTheShelfAgain() {
        ready();
        handOver(Map.of(1, 2, 2, 1));

        pickup.undo(Map.of(1, 2, 2, 1));

        assertThat(pickup.state()).isEqualTo(PickupState.READY);
        assertThat(pickup.progress().closing()).isNull();
        handOver(Map.of(1, 2, 2, 1));
        assertThat(pickup.state()).isEqualTo(PickupState.COLLECTED);
    }

    @Test
    void nothingIsUndoneOnceTheMoneyWasGivenBack() {
        ready();
        handOver(Map.of(1, 2, 2, 1));
        pickup.markRefunded();

        assertRefused("PICKUP_REFUNDED", () -> pickup.undo(Map.of(1, 2, 2, 1)));
    }

    @Test
    void isReturnedOnceEverythingCameBack() {
        ready();
        handOver(Map.of(1, 2, 2, 1));

        takeReturn(Map.of(1, 2));
        assertThat(pickup.state()).isEqualTo(PickupState.COLLECTED);
        assertRefused("PICKUP_PIECES", () -> takeReturn(Map.of(1, 1)));
        takeReturn(Map.of(2, 1));

        assertThat(pickup.state()).isEqualTo(PickupState.RETURNED);
    }

    @Test
    void releasesRefundedPiecesAndNeverMoreThanThereAre() {
        assertThat(pickup.cancel(Map.of(1, 1), SamplePickups.NOON)).isEqualTo(Map.of(1, 1));
        assertThat(pickup.cancel(Map.of(1, 5, 9, 1), SamplePickups.NOON)).isEqualTo(Map.of(1, 1));
        assertThat(pickup.state()).isEqualTo(PickupState.RESERVED);

        assertThat(pickup.cancel(Map.of(2, 1), SamplePickups.NOON)).isEqualTo(Map.of(2, 1));
        assertThat(pickup.state()).isEqualTo(PickupState.CANCELLED);
        assertThat(pickup.cancel(Map.of(2, 1), SamplePickups.NOON)).isEmpty();
    }

    /** magento2#36783: a pickup whose order was partly refunded could never be marked ready. */
    @Test
    void aPartlyRefundedPickupCanStillBeMarkedReady() {
        pickup.cancel(Map.of(1, 1), SamplePickups.NOON);

        ready();

        assertThat(pickup.state()).isEqualTo(PickupState.READY);
    }

    @Test
    void goodsOfACancelledOrderAreToBePutBackIfTheyLieOnTheShelf() {
        ready();
        pickup.cancel(Map.of(1, 2, 2, 1), SamplePickups.NOON);

        assertThat(pickup.progress().putBackDue()).isTrue();
        pickup.putBack("C1", "Lin", SamplePickups.NOON);

        assertThat(pickup.state()).isEqualTo(PickupState.CANCELLED);
        assertThat(pickup.progress().putBackDue()).isFalse();
        assertRefused("PICKUP_STATE", () -> pickup.putBack("C1", "Lin", SamplePickups.NOON));
    }

    @Test
    void expiresFromTheMomentItsTimeIsOverAndNotBefore() {
        ready();

        assertThat(pickup.expire(SamplePickups.EXPIRY.minusNanos(1))).isFalse();
        assertThat(pickup.expire(SamplePickups.EXPIRY)).isTrue();
        assertThat(pickup.state()).isEqualTo(PickupState.EXPIRED);
        assertRefused("PICKUP_STATE", () -> pickup.handOver(Map.of(1, 1), "C1", "Lin", SamplePickups.EXPIRY));
    }

    /** A counter without a line had let them go before the time was over. */
    @Test
    void whatWentOutInTimeIsCollectedThoughTheTimeIsOverByNow() {
        ready();
        pickup.expire(SamplePickups.EXPIRY);
        pickup.giveUp();

        handOver(Map.of(1, 2));
        assertThat(pickup.state()).isEqualTo(PickupState.TO_PUT_BACK);
        handOver(Map.of(2, 1));

        assertThat(pickup.state()).isEqualTo(PickupState.COLLECTED);
        assertThat(pickup.progress().putBackDue()).isFalse();
    }

    @Test
    void theRestThatNobodyCollectedLeavesACollectedPickup() {
        ready();
        handOver(Map.of(1, 1));
        pickup.expire(SamplePickups.EXPIRY);
        pickup.giveUp();

        assertThat(pickup.putBack("C1", "Lin", SamplePickups.EXPIRY))
                .isEqualTo(Map.of(SamplePickups.RED, 1, SamplePickups.BLUE, 1));

        assertThat(pickup.state()).isEqualTo(PickupState.COLLECTED);
        takeReturn(Map.of(1, 1));
        assertThat(pickup.state()).isEqualTo(PickupState.RETURNED);
    }

    @Test
    void collectedPiecesComeBackOrAreUndoneThoughTheRestIsLate() {
        ready();
        handOver(Map.of(1, 2));
        pickup.expire(SamplePickups.EXPIRY);

        takeReturn(Map.of(1, 1));
        pickup.undo(Map.of(1, 1));

        assertThat(pickup.state()).isEqualTo(PickupState.EXPIRED);
        assertThat(pickup.openPieces()).isEqualTo(Map.of(SamplePickups.RED, 1, SamplePickups.BLUE, 1));
        assertRefused("PICKUP_STATE", () -> takeReturn(Map.of(2, 1)));
    }

    @Test
    void anUndoneHandOverIsNotToBePutBack() {
        ready();
        handOver(Map.of(1, 2));
        pickup.cancel(Map.of(2, 1), SamplePickups.NOON);
        assertThat(pickup.progress().putBackDue()).isTrue();

        pickup.undo(Map.of(1, 2));

        assertThat(pickup.progress().putBackDue()).isFalse();
        assertThat(pickup.progress().location()).isEqualTo("A-03");
    }

    @Test
    void goodsThatWereNeverReadyDoNotExpire() {
        assertThat(pickup.expire(SamplePickups.EXPIRY.plus(Duration.ofDays(99))))
                .isFalse();
    }

    @Test
    void moreTimeMakesItReadyAgain() {
        ready();
        pickup.expire(SamplePickups.EXPIRY);

        pickup.extend(SamplePickups.EXPIRY.plus(Duration.ofDays(1)), SamplePickups.EXPIRY);

        assertThat(pickup.state()).isEqualTo(PickupState.READY);
        assertThat(pickup.expire(SamplePickups.EXPIRY)).isFalse();
        assertRefused("PICKUP_PAST", () -> pickup.extend(SamplePickups.NOON, SamplePickups.EXPIRY));
    }

    @Test
    void whatNobodyCollectedIsReleasedWhenItIsBackOnSale() {
        ready();
        pickup.expire(SamplePickups.EXPIRY);
        pickup.giveUp();

        assertThat(pickup.putBack("C1", "Lin", SamplePickups.EXPIRY))
                .isEqualTo(Map.of(SamplePickups.RED, 2, SamplePickups.BLUE, 1));
        assertThat(pickup.state()).isEqualTo(PickupState.PUT_BACK);
    }

    @Test
    void remindsOnce() {
        ready();

        assertThat(pickup.remind(SamplePickups.NOON)).isTrue();
        assertThat(pickup.remind(SamplePickups.NOON)).isFalse();
    }

    @Test
    void splittingTakesThePiecesAndTheirShareOfTheMoneyAlong() {
        var parts = pickup.split(Map.of(1, 1));

        assertThat(parts).extracting(PickupLine::quantity).containsExactly(1);
        assertThat(parts).extracting(PickupLine::paid).containsExactly(new Money(100));
        assertThat(pickup.openPieces()).isEqualTo(Map.of(SamplePickups.RED, 1, SamplePickups.BLUE, 1));
    }

    @Test
    void aRejectedPickupIsNotReadyAndNotPicked() {
        pickup.reject("DAMAGED");

        assertRefused("PICKUP_STATE", this::ready);
        assertRefused("PICKUP_STATE", () -> pickup.pick("Lin", SamplePickups.NOON));
        pickup.shipToStore();
        pickup.leftTheOtherStore();
        pickup.arrive();
        ready();
        assertThat(pickup.state()).isEqualTo(PickupState.READY);
    }

    @Test
    void movingReadyGoodsOnlyCorrectsTheirPlace() {
        ready();
        pickup.markReady("B-01", SamplePickups.EXPIRY.plusSeconds(9), SamplePickups.NOON.plusSeconds(60));

        assertThat(pickup.progress().location()).isEqualTo("B-01");
        assertThat(pickup.progress().moments().readyAt()).isEqualTo(SamplePickups.NOON);
        assertThat(pickup.paper().expiresAt()).isEqualTo(SamplePickups.EXPIRY);
    }

    @Test
    void whoAsksForTheMoneyBackIsNotCalledToTheStore() {
        pickup.holdForRefund(true);
        ready();

        assertThat(pickup.progress().moments().notifiedAt()).isNull();
        assertThat(pickup.remind(SamplePickups.NOON)).isFalse();
        assertRefused("REFUND_PENDING", () -> pickup.tellAgain(SamplePickups.NOON));
        assertThat(pickup.holdForRefund(false)).isTrue();
        pickup.tellAgain(SamplePickups.NOON);
        assertThat(pickup.holdForRefund(false)).isFalse();
    }

    private void ready() {
        pickup.markReady("A-03", SamplePickups.EXPIRY, SamplePickups.NOON);
    }

    private void handOver(Map<Integer, Integer> pieces) {
        pickup.handOver(pieces, "C1", "Lin", SamplePickups.NOON);
    }

    private void takeReturn(Map<Integer, Integer> pieces) {
        pickup.takeReturn(pieces, "C1", "Lin", SamplePickups.NOON);
    }

    private static void assertRefused(String code, ThrowingCallable deed) {
        assertThatExceptionOfType(PickupRejected.class)
                .isThrownBy(deed)
                .extracting(PickupRejected::code)
                .isEqualTo(code);
    }
}
