package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tillbridge.orders.LinesCancelled;
import io.tillbridge.shared.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Some pieces are out, and something becomes of the rest that is no hand-over. */
class PartlyCollectedTests {

    private static final Caller LIN = new Caller("clerk-7", "Lin", Caller.Role.CLERK, PickupsUnderTest.HERE, "C2");
    private static final Caller MANAGER = PickupsUnderTest.MANAGER;
    private static final IdentityCheck ID = new IdentityCheck(IdentityCheck.Method.PHONE_LAST4, "6612", null);

    private final PickupsUnderTest house = PickupsUnderTest.onH2();
    private final UUID pickup = house.ready(3);

    @AfterEach
    void theBooksBalance() {
        assertThat(house.differences()).isEmpty();
        house.close();
    }

    @Test
    void whatIsToldOfTheEndIsTheLastHandOverWhenTheRestIsRejected() {
        Instant then = handOver(1);

        var rest = new RejectionDesk.Rejection(
                Map.of(1, 2), PickupExceptions.Reason.DAMAGED, RejectionDesk.Variance.PIECES);
        house.bean(RejectionDesk.class).reject(pickup, rest, MANAGER);

        assertEndedWithLin(then);
    }

    @Test
    void whatIsToldOfTheEndIsTheLastHandOverWhenTheChannelTakesTheRestBack() {
        Instant then = handOver(1);

        house.publish(new LinesCancelled(house.pickup(pickup).paper().order(), Map.of(1, 2)));

        assertEndedWithLin(then);
    }

    @Test
    void whatIsToldOfTheEndIsTheLastHandOverWhenTheRestIsPutBackAndWhatIsOutMayComeBack() {
        Instant then = handOver(1);
        expire();
        house.clock.turn(Duration.ofHours(25));
        house.bean(PickupTimes.class).pass();

        house.bean(PickingDesk.class).putBack(pickup, MANAGER);

        assertEndedWithLin(then);
        house.bean(ReversalDesk.class).takeReturn(pickup, Map.of(1, 1), true, "does not fit", LIN);
        assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.RETURNED);
    }

    @Test
    void aHandOverIsUndoneInItsTimeThoughTheRestIsLate() {
        house.clock.turn(Duration.ofDays(7).minusMinutes(10));
        handOver(1);
        house.clock.turn(Duration.ofMinutes(11).minusSeconds(1));
        house.bean(PickupTimes.class).pass();
        assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.EXPIRED);

        house.bean(ReversalDesk.class).undo(pickup, null, "wrong bag", MANAGER);

        assertThat(house.pickup(pickup).pieces().out()).isZero();
        assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.EXPIRED);
    }

    @Test
    void aHandOverIsReturnedAndNotUndoneOnceTheRefundOfTheRestWasAskedFor() {
        house.bean(StoreRules.class).put(PickupsUnderTest.HERE, new StoreRule(120, 168, 24, 0, 100_000, 0, true));
        handOver(1);
        expire();
        house.bean(PickupTimes.class).pass();
        assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.TO_PUT_BACK);

        assertThatExceptionOfType(PickupRejected.class)
                .isThrownBy(() -> house.bean(ReversalDesk.class).undo(pickup, null, "x", MANAGER))
                .extracting(PickupRejected::code)
                .isEqualTo("PICKUP_STATE");
        house.bean(ReversalDesk.class).takeReturn(pickup, Map.of(1, 1), true, "does not fit", LIN);
        assertThat(house.pickup(pickup).pieces().out()).isZero();
    }

    private Instant handOver(int pieces) {
        house.bean(HandoverDesk.class).handOver(pickup, house.code(pickup), ID, Map.of(1, pieces), LIN);
        return house.now();
    }

    private void expire() {
        house.clock.turn(Duration.ofDays(8));
        house.bean(PickupTimes.class).pass();
    }

    private void assertEndedWithLin(Instant then) {
        house.clock.turn(Duration.ofHours(1));
        Pickup ended = house.pickup(pickup);
        assertThat(ended.state()).isEqualTo(PickupState.COLLECTED);
        assertThat(ended.closing()).isEqualTo(new PickupProgress.Closing(then, "Lin", "C2"));
    }
}
