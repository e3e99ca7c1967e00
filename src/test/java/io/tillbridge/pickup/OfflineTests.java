package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Crowd;
import io.tillbridge.orders.OrderCancelled;
import io.tillbridge.pickup.OfflineDesk.Outcome;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A counter that could not reach the server for a while. */
class OfflineTests {

    private static final Caller DEVICE = new Caller("till-1", "Till 1", Caller.Role.CLERK, PickupsUnderTest.HERE, "C1");
    private static final IdentityCheck ID = new IdentityCheck(IdentityCheck.Method.PHONE_LAST4, null, null);

    private final PickupsUnderTest house = PickupsUnderTest.onH2();
    private final UUID pickup = ready();

    @AfterEach
    void theBooksBalance() {
        assertThat(house.differences()).isEmpty();
        house.close();
    }

    @Test
    void aRecordThatIsSentAgainIsTheSameHandOver() {
        var made = made(pickup, house.now());

        var first = take(made);
        var again = take(made);

        assertThat(first.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(again.outcome()).isEqualTo(Outcome.ALREADY);
        assertThat(again.handover()).isEqualTo(first.handover());
    }

    @Test
    void aRecordThatIsSentManyTimesAtOnceIsBookedOnce() {
        var made = made(pickup, house.now());

        List<Outcome> outcomes = new Crowd(8).each(8, i -> take(made).outcome());

        assertThat(Collections.frequency(outcomes, Outcome.ACCEPTED)).isOne();
        assertThat(outcomes).containsOnly(Outcome.ACCEPTED, Outcome.ALREADY);
    }

    @Test
    void theSecondOfTwoIsolatedCountersIsAConflictThatTheManagerSees() {
        take(made(pickup, house.now()));

        var second = take(made(pickup, house.now()));

        assertThat(second.outcome()).isEqualTo(Outcome.CONFLICT);
        assertThat(second.code()).isEqualTo("PICKUP_ALREADY_COLLECTED");
        assertThat(conflicts()).extracting(OfflineRecords.Conflict::id).containsExactly(second.id());
        house.bean(OfflineDesk.class).resolve(second.id(), "shopper had two parcels", PickupsUnderTest.MANAGER);
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void whatTheChannelTookBackMeanwhileIsAConflict() {
        house.publish(new OrderCancelled(house.pickup(pickup).paper().order()));

        var result = take(made(pickup, house.now()));

        assertThat(result.outcome()).isEqualTo(Outcome.CONFLICT);
        assertThat(result.code()).isEqualTo("PICKUP_CANCELLED");
        assertThat(take(made(pickup, house.now())).outcome()).isEqualTo(Outcome.CONFLICT);
    }

    @Test
    void anUnknownPickupIsAConflictAndNotForgotten() {
        var result = take(made(new UUID(0, 7), house.now()));

        assertThat(result.code()).isEqualTo("PICKUP_UNKNOWN");
        assertThat(conflicts()).hasSize(1);
    }

    @Test
    void theMomentOfTheHandOverCountsAndNotThatOfTheUpload() {
        Instant before = house.now();
        house.clock.turn(Duration.ofHours(70));

        take(made(pickup, before));

        assertThat(house.pickup(pickup).closing().at()).isEqualTo(before);
    }

    @Test
    void aRecordOlderThanThreeDaysIsForTheManager() {
        Instant before = house.now();
        house.clock.turn(Duration.ofHours(73));

        assertThat(take(made(pickup, before)).code()).isEqualTo("PICKUP_PAST");
    }

    @Test
    void theSnapshotFindsATypedCodeAndHoldsNone() {
        var snapshot = house.bean(OfflineSnapshot.class).of(PickupsUnderTest.HERE);
        String digits = house.bean(PickupCodes.class)
                .reveal(List.of(pickup))
                .getOrDefault(pickup, PickupCode.random())
                .digits();

        assertThat(snapshot.pickups()).hasSize(1);
        assertThat(snapshot.pickups().get(0).codeHash())
                .isEqualTo(OfflineSnapshot.hash(digits, Base64.getDecoder().decode(snapshot.salt())));
        assertThat(snapshot.toString()).doesNotContain(digits, "6612");
    }

    @Test
    void theSnapshotLeavesOutWhatMustNotGoOut() {
        house.publish(
                new io.tillbridge.orders.RefundHold(house.pickup(pickup).paper().order(), true));

        assertThat(house.bean(OfflineSnapshot.class).of(PickupsUnderTest.HERE).pickups())
                .isEmpty();
    }

    private List<OfflineRecords.Conflict> conflicts() {
        return house.bean(OfflineRecords.class).conflicts(PickupsUnderTest.HERE, 10);
    }

    private OfflineDesk.Result take(OfflineDesk.Made made) {
        return house.bean(OfflineDesk.class).take(made, PickupsUnderTest.HERE, DEVICE);
    }

    private static OfflineDesk.Made made(UUID pickup, Instant at) {
        return new OfflineDesk.Made(UUID.randomUUID(), pickup, at, ID, null);
    }

    private UUID ready() {
        Sku sku = house.article(9, 0);
        UUID order = house.order(PickupsUnderTest.HERE, List.of(sku), List.of(2));
        UUID id = house.bean(Pickups.class).ofOrder(order).get(0).id();
        house.bean(PickingDesk.class).markReady(id, "A-1", DEVICE);
        return id;
    }
}
