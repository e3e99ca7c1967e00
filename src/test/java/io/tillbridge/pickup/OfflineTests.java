package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.Crowd;
import io.tillbridge.orders.OrderCancelled;
import io.tillbridge.orders.RefundHold;
import io.tillbridge.pickup.OfflineDesk.Outcome;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A counter that could not reach the server for a while. */
class OfflineTests {

    private static final Caller DEVICE = new Caller("till-1", "Till 1", Caller.Role.CLERK, PickupsUnderTest.HERE, "C1");
    private static final IdentityCheck ID = new IdentityCheck(IdentityCheck.Method.PHONE_LAST4, "6612", null);

    private final PickupsUnderTest house = PickupsUnderTest.onH2();
    private final UUID pickup = house.ready(2);

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
        settle(second.id(), ConflictDesk.Action.NOTHING);
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
        var result = take(made(new UUID(0, 7), house.now(), house.code(pickup), ID));

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
    void aHandOverBeforeTheGoodsWereReadyOrStillToComeIsForTheManager() {
        assertThat(take(made(pickup, house.now().minusMillis(1))).code()).isEqualTo("PICKUP_NOT_READY");
        assertThat(take(made(pickup, house.now().plus(Duration.ofMinutes(3)))).code())
                .isEqualTo("OFFLINE_AHEAD");

        assertThat(take(made(pickup, house.now().plus(Duration.ofMinutes(1)))).outcome())
                .isEqualTo(Outcome.ACCEPTED);
        assertThat(house.pickup(pickup).closing().at()).isEqualTo(house.now());
    }

    @Test
    void anotherHandOverUnderTheSameNumberIsAConflictThatIsKeptOnce() {
        UUID other = house.ready(1);
        var made = made(pickup, house.now());
        take(made);
        var reused = new OfflineDesk.Made(made.id(), other, house.now(), house.code(other), ID, null);

        assertThat(take(reused).code()).isEqualTo("OFFLINE_ID_REUSED");
        assertThat(take(reused).outcome()).isEqualTo(Outcome.CONFLICT);

        assertThat(conflicts()).extracting(OfflineRecords.Conflict::pickup).containsExactly(other);
        assertThat(house.pickup(other).state()).isEqualTo(PickupState.READY);
    }

    @Test
    void whatNobodyExpectedIsAConflictAndStopsNoOtherRecord() {
        house.jdbc().sql("update inventory_balance set reserved = 0").update();
        var result = take(made(pickup, house.now()));
        house.jdbc()
                .sql("update inventory_balance set reserved = 2 where on_hand = 9")
                .update();

        assertThat(result.code()).isEqualTo("OFFLINE_FAILED");
        assertThat(conflicts()).hasSize(1);
        assertThat(take(made(pickup, house.now())).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void theManagerBooksWhatCouldNotBeProven() {
        var conflict = take(made(pickup, house.now(), house.code(pickup), digits("0000")));
        house.clock.turn(Duration.ofHours(1));

        settle(conflict.id(), ConflictDesk.Action.BOOK);

        assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.COLLECTED);
        assertThat(conflicts()).isEmpty();
        assertThat(house.audit)
                .contains(new Audited(
                        "manager-1", "OFFLINE_CONFLICT_BOOK", conflict.id().toString(), "saw the shopper"));
        assertThatExceptionOfType(OfflineRejected.class)
                .isThrownBy(() -> settle(conflict.id(), ConflictDesk.Action.BOOK))
                .extracting(OfflineRejected::code)
                .isEqualTo("CONFLICT_RESOLVED");
    }

    @Test
    void whatWentOutOfACancelledPickupIsWrittenOff() {
        Sku sku = house.pickup(pickup).lines().get(0).sku();
        house.publish(new OrderCancelled(house.pickup(pickup).paper().order()));
        var conflict = take(made(pickup, house.now()));
        assertThatExceptionOfType(PickupRejected.class)
                .isThrownBy(() -> settle(conflict.id(), ConflictDesk.Action.BOOK))
                .extracting(PickupRejected::code)
                .isEqualTo("PICKUP_CANCELLED");

        settle(conflict.id(), ConflictDesk.Action.WRITE_OFF);

        assertThat(house.level(PickupsUnderTest.HERE, sku).onHand()).isEqualTo(7);
        assertThat(conflicts()).isEmpty();
        assertThat(house.audit).extracting(Audited::action).contains("OFFLINE_CONFLICT_WRITE_OFF");
    }

    @Test
    void noMoreIsWrittenOffThanIsFree() {
        var conflict = take(made(pickup, house.now(), house.code(pickup), digits("0000")));
        var all = new ConflictDesk.Settlement(ConflictDesk.Action.WRITE_OFF, Map.of(1, 2), "gone");
        house.jdbc().sql("update inventory_balance set reserved = on_hand").update();

        assertThatExceptionOfType(PickupRejected.class)
                .isThrownBy(() -> house.bean(ConflictDesk.class).settle(conflict.id(), all, PickupsUnderTest.MANAGER))
                .extracting(PickupRejected::code)
                .isEqualTo("STORE_SHORT");
        house.jdbc()
                .sql("update inventory_balance set reserved = case when on_hand = 9 then 2 else 0 end")
                .update();
    }

    @Test
    void theSnapshotFindsACodeAndFourDigitsTogetherAndHoldsNeither() throws JsonProcessingException {
        UUID full = ready("13812346612");
        var snapshot = house.bean(OfflineSnapshot.class).of(PickupsUnderTest.HERE, null);
        String digits = house.code(full);
        String mark = PickupToken.codeMark(house.bean(CodeVault.class).hash(digits));
        byte[] salt = Base64.getDecoder().decode(snapshot.salt());

        assertThat(snapshot.pickups())
                .filteredOn(entry -> entry.pickup().equals(full))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.typedHash()).isEqualTo(SnapshotHashes.hash(digits + ":6612", salt));
                    assertThat(entry.scannedHash()).isEqualTo(SnapshotHashes.hash(mark + ":6612", salt));
                    assertThat(entry.identity()).isEqualTo(IdentityCheck.Method.PHONE_LAST4);
                });
        assertThat(house.bean(ObjectMapper.class).writeValueAsString(snapshot))
                .contains(full.toString())
                .doesNotContain(digits, mark, "13812346612", "1234", "paid");
    }

    @Test
    void whereTheChannelTellsNoNumberTheSnapshotAsksForAnIdentityCard() {
        UUID masked = ready("138****");

        assertThat(house.bean(OfflineSnapshot.class)
                        .of(PickupsUnderTest.HERE, null)
                        .pickups())
                .filteredOn(entry -> entry.pickup().equals(masked))
                .extracting(OfflineSnapshot.Entry::identity)
                .containsExactly(IdentityCheck.Method.ID_SEEN);
    }

    @Test
    void theSnapshotLeavesOutWhatMustNotGoOut() {
        house.publish(new RefundHold(house.pickup(pickup).paper().order(), true));

        assertThat(house.bean(OfflineSnapshot.class)
                        .of(PickupsUnderTest.HERE, null)
                        .pickups())
                .isEmpty();
    }

    @Test
    void aStoreWithManyReadyPickupsGetsThemAllPageByPage() {
        for (int i = 0; i < 250; i++) {
            house.ready(1);
        }

        List<UUID> seen = new ArrayList<>();
        UUID after = null;
        do {
            var page = house.bean(OfflineSnapshot.class).of(PickupsUnderTest.HERE, after);
            page.pickups().forEach(entry -> seen.add(entry.pickup()));
            after = page.next();
        } while (after != null);

        assertThat(seen).hasSize(251).doesNotHaveDuplicates();
    }

    private List<OfflineRecords.Conflict> conflicts() {
        return house.bean(OfflineRecords.class).conflicts(PickupsUnderTest.HERE, 10);
    }

    private void settle(UUID conflict, ConflictDesk.Action action) {
        house.bean(ConflictDesk.class)
                .settle(
                        conflict,
                        new ConflictDesk.Settlement(action, Map.of(), "saw the shopper"),
                        PickupsUnderTest.MANAGER);
    }

    private OfflineDesk.Result take(OfflineDesk.Made made) {
        return house.bean(OfflineDesk.class).take(made, PickupsUnderTest.HERE, DEVICE);
    }

    private OfflineDesk.Made made(UUID of, Instant at) {
        return made(of, at, house.code(of), ID);
    }

    private static OfflineDesk.Made made(UUID pickup, Instant at, String proof, IdentityCheck identity) {
        return new OfflineDesk.Made(UUID.randomUUID(), pickup, at, proof, identity, null);
    }

    private static IdentityCheck digits(@Nullable String value) {
        return new IdentityCheck(IdentityCheck.Method.PHONE_LAST4, value, null);
    }

    private UUID ready(String phone) {
        UUID order = house.order(PickupsUnderTest.HERE, List.of(house.article(9, 0)), List.of(2), phone);
        UUID id = house.bean(Pickups.class).ofOrder(order).get(0).id();
        house.bean(PickingDesk.class).markReady(id, "A-1", DEVICE);
        return id;
    }
}
