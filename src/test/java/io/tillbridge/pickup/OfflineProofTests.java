package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.pickup.OfflineDesk.Outcome;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a counter without a line did is asked the same as at the counter: whose code, blocked or not, who stood there. */
class OfflineProofTests {

    private static final Caller DEVICE = new Caller("till-1", "Till 1", Caller.Role.CLERK, PickupsUnderTest.HERE, "C1");
    private static final Caller MANAGER = PickupsUnderTest.MANAGER;
    private static final IdentityCheck ID = new IdentityCheck(IdentityCheck.Method.PHONE_LAST4, "6612", null);

    private final PickupsUnderTest house = PickupsUnderTest.onH2();
    private final UUID pickup = house.ready(2);
    private final String code = house.code(pickup);

    @AfterEach
    void theBooksBalance() {
        assertThat(house.differences()).isEmpty();
        house.close();
    }

    @Test
    void withoutAProofThatOpensThisPickupNothingIsBooked() {
        for (String proof : List.of(house.code(house.ready(1)), "1234567890", "x", "P" + "0".repeat(151))) {
            assertThat(upload(proof, ID, house.now()).outcome()).isEqualTo(Outcome.CONFLICT);
        }

        assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.READY);
        assertThat(house.bean(OfflineRecords.class).conflicts(PickupsUnderTest.HERE, 10))
                .extracting(OfflineRecords.Conflict::code)
                .containsExactly("CODE_UNKNOWN", "CODE_CHECK_DIGIT", "CODE_CHECK_DIGIT", "TOKEN_UNREADABLE");
    }

    @Test
    void theProofIsTakenAsItWasScannedOrTyped() {
        String token = house.bean(OfflineProofs.class).of(house.pickup(pickup).paper(), new PickupCode(code));

        assertThat(upload(token + "\r\n", ID, house.now(), Map.of(1, 1)).outcome())
                .isEqualTo(Outcome.ACCEPTED);
        assertThat(upload("p" + code.substring(0, 4) + " " + code.substring(4), ID, house.now())
                        .outcome())
                .isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void aCodeThatWasBlockedBeforeOpensNothingAndOneBlockedAfterwardsDid() {
        house.clock.turn(Duration.ofHours(2));
        house.bean(CodeDesk.class).block(pickup, "phone stolen", MANAGER);
        house.clock.turn(Duration.ofHours(2));

        assertThat(upload(code, ID, house.now().minus(Duration.ofHours(1))).code())
                .isEqualTo("CODE_BLOCKED");
        assertThat(upload(code, ID, house.now().minus(Duration.ofHours(3))).outcome())
                .isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void wrongDigitsAreConflictsAndLockThePickupLikeThoseAtTheCounter() {
        house.clock.turn(Duration.ofHours(1));
        for (String digits : new @Nullable String[] {null, "0000", "0001", "0002", "0003"}) {
            var wrong = new IdentityCheck(IdentityCheck.Method.PHONE_LAST4, digits, null);
            assertThat(upload(code, wrong, house.now()).code()).isEqualTo("IDENTITY_MISMATCH");
        }

        assertThat(upload(code, ID, house.now()).code()).isEqualTo("CODE_LOCKED");
        assertThat(upload(code, ID, house.now().minus(Duration.ofMinutes(30))).code())
                .isEqualTo("CODE_LOCKED");
        assertThat(collect(code)).isEqualTo("CODE_LOCKED");
        house.clock.turn(Duration.ofMinutes(20));
        assertThat(upload(code, ID, house.now().minus(Duration.ofMinutes(10))).code())
                .isEqualTo("CODE_LOCKED");
        assertThat(upload(code, ID, house.now().minus(Duration.ofMinutes(30))).outcome())
                .isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void anIdentityThatIsNotAskedForIsAConflictAndSoAreFourDigitsForHighValue() {
        var proxy = new IdentityCheck(IdentityCheck.Method.PROXY_CODE, null, null);
        assertThat(upload(code, proxy, house.now()).code()).isEqualTo("IDENTITY_NEEDED");

        house.bean(StoreRules.class).put(PickupsUnderTest.HERE, new StoreRule(120, 168, 24, 24, 30, 100, true));

        assertThat(upload(code, ID, house.now()).code()).isEqualTo("IDENTITY_NEEDED");
        var card = new IdentityCheck(IdentityCheck.Method.ID_SEEN, null, null);
        assertThat(upload(code, card, house.now()).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void aHandOverInTimeCountsThoughTheTimeHasPassedSince() {
        Instant inTime = justInTime();
        house.bean(PickupTimes.class).pass();
        assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.EXPIRED);

        assertThat(upload(code, ID, inTime, Map.of(1, 1)).outcome()).isEqualTo(Outcome.ACCEPTED);

        assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.EXPIRED);
        assertThat(upload(code, ID, house.now()).code()).isEqualTo("PICKUP_EXPIRED");
        assertThat(upload(code, ID, inTime).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.COLLECTED);
    }

    @Test
    void aHandOverInTimeCountsUntilTheGoodsAreBackOnSale() {
        UUID other = house.ready(1);
        String otherCode = house.code(other);
        Instant inTime = justInTime();
        house.bean(PickupTimes.class).pass();
        house.clock.turn(Duration.ofHours(25));
        house.bean(PickupTimes.class).pass();
        assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.TO_PUT_BACK);
        house.bean(PickingDesk.class).putBack(other, MANAGER);

        assertThat(upload(code, ID, inTime).outcome()).isEqualTo(Outcome.ACCEPTED);

        assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.COLLECTED);
        assertThat(house.pickup(pickup).progress().putBackDue()).isFalse();
        var late = new OfflineDesk.Made(UUID.randomUUID(), other, inTime, otherCode, ID, null);
        assertThat(house.bean(OfflineDesk.class)
                        .take(late, PickupsUnderTest.HERE, DEVICE)
                        .code())
                .isEqualTo("PICKUP_PUT_BACK");
    }

    /** An hour before the end; now it is an hour after it. */
    private Instant justInTime() {
        Instant end = house.pickup(pickup).paper().expiresAt();
        house.clock.turn(Duration.between(house.now(), end).plusHours(1));
        return end.minus(Duration.ofHours(1));
    }

    @Test
    void aCodeForSomebodyElseWorksOnceWhetherWithALineOrWithout() {
        String proxy = proxy();

        assertThat(collectAsProxy(proxy, Map.of(1, 1))).isEqualTo("DONE");
        assertThat(collectAsProxy(proxy, Map.of(1, 1))).isEqualTo("CODE_USED");

        var identity = new IdentityCheck(IdentityCheck.Method.PROXY_CODE, null, null);
        assertThat(upload(proxy, identity, house.now()).code()).isEqualTo("CODE_USED");
        assertThat(upload(code, ID, house.now()).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void aCodeForSomebodyElseWorksAgainIfItsHandOverDidNotReallyHappen() {
        String proxy = proxy();
        collectAsProxy(proxy, Map.of());

        house.bean(ReversalDesk.class).undo(pickup, null, "wrong bag", MANAGER);

        assertThat(collectAsProxy(proxy, Map.of())).isEqualTo("DONE");
    }

    @Test
    void aCodeStandsWhereItsPickupAndItsUseSay() {
        String proxy = proxy();
        assertThat(state(code)).isEqualTo(CodeState.ACTIVE);
        collectAsProxy(proxy, Map.of(1, 1));
        assertThat(state(proxy)).isEqualTo(CodeState.USED);
        assertThat(state(code)).isEqualTo(CodeState.ACTIVE);
        justInTime();
        house.bean(PickupTimes.class).pass();
        assertThat(state(code)).isEqualTo(CodeState.EXPIRED);

        house.bean(CodeDesk.class).block(pickup, "x", MANAGER);

        assertThat(state(code)).isEqualTo(CodeState.BLOCKED);
    }

    private CodeState state(String digits) {
        return house.bean(CodeReader.class).open(digits).state();
    }

    private String proxy() {
        house.bean(CodeDesk.class).nameProxy(pickup, "Zhou", DEVICE);
        return house.bean(PickupCodes.class)
                .revealForProxy(List.of(pickup))
                .values()
                .iterator()
                .next()
                .digits();
    }

    private String collect(String digits) {
        return attempt(() -> house.bean(HandoverDesk.class).handOver(pickup, digits, ID, Map.of(), DEVICE));
    }

    private String collectAsProxy(String digits, Map<Integer, Integer> pieces) {
        var identity = new IdentityCheck(IdentityCheck.Method.PROXY_CODE, null, null);
        return attempt(() -> house.bean(HandoverDesk.class).handOver(pickup, digits, identity, pieces, DEVICE));
    }

    private static String attempt(Runnable deed) {
        try {
            deed.run();
            return "DONE";
        } catch (BusinessRuleViolation no) {
            return no.code();
        }
    }

    private OfflineDesk.Result upload(String proof, IdentityCheck identity, Instant at) {
        return upload(proof, identity, at, Map.of());
    }

    private OfflineDesk.Result upload(String proof, IdentityCheck identity, Instant at, Map<Integer, Integer> lines) {
        List<Pieces> pieces = lines.entrySet().stream()
                .map(line -> new Pieces(line.getKey(), line.getValue()))
                .toList();
        var made = new OfflineDesk.Made(UUID.randomUUID(), pickup, at, proof, identity, pieces);
        return house.bean(OfflineDesk.class).take(made, PickupsUnderTest.HERE, DEVICE);
    }
}
