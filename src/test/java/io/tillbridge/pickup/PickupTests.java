package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tillbridge.catalog.Store;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PickupTests {

    private static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    private static final Instant EXPIRY = NOON.plus(Duration.ofDays(7));
    private static final StoreId HERE = new StoreId("S001");
    private static final Sku RED = new Sku("RED");
    private static final Sku BLUE = new Sku("BLUE");
    private static final IdentityCheck RIGHT = new IdentityCheck(IdentityCheck.Method.PHONE_LAST4, "6612");
    private static final Caller CLERK = clerk(HERE);
    private static final Store STORE = new Store(
            HERE,
            Store.Kind.STORE,
            "\u5e97",
            "Store",
            "Street 1",
            ZoneId.of("Asia/Shanghai"),
            LocalTime.of(10, 0),
            LocalTime.of(22, 0));

    private final Pickup pickup = opened("138****6612");

    @Test
    void goesOverTheCounterOnceItIsReady() {
        pickup.markReady("A-03", NOON);

        pickup.handOver(STORE, RIGHT, CLERK, NOON);

        assertThat(pickup.progress().state()).isEqualTo(Pickup.State.COLLECTED);
        assertThat(pickup.openPieces()).isEmpty();
        assertThat(pickup.lines()).extracting(PickupLine::collected).containsExactly(2, 1);
    }

    @Test
    void isNotReadyBeforeItIs() {
        assertRefused("PICKUP_NOT_READY", () -> pickup.handOver(STORE, RIGHT, CLERK, NOON));
    }

    @Test
    void goesOverTheCounterOfItsOwnStoreOnly() {
        pickup.markReady("A-03", NOON);

        assertRefused("PICKUP_OTHER_STORE", () -> pickup.handOver(STORE, RIGHT, clerk(new StoreId("S002")), NOON));
    }

    @Test
    void goesOverTheCounterOnlyOnce() {
        pickup.markReady("A-03", NOON);
        pickup.handOver(STORE, RIGHT, CLERK, NOON);

        assertRefused("PICKUP_ALREADY_COLLECTED", () -> pickup.handOver(STORE, RIGHT, CLERK, NOON));
    }

    @Test
    void saysWhenAndByWhomItWasCollected() {
        pickup.markReady("A-03", NOON);
        pickup.handOver(STORE, RIGHT, CLERK, NOON);

        assertThat(pickup.refusal(STORE, HERE, EXPIRY).orElseThrow().facts())
                .containsExactly(STORE.at(NOON), "C1", "Lin", 3);
    }

    @Test
    void refusesFromTheMomentItExpires() {
        pickup.markReady("A-03", NOON);

        assertThat(pickup.refusal(STORE, HERE, EXPIRY.minusNanos(1))).isEmpty();
        assertRefused("PICKUP_EXPIRED", () -> pickup.handOver(STORE, RIGHT, CLERK, EXPIRY));
    }

    @Test
    void staysWhileARefundIsOpen() {
        pickup.holdForRefund(true);
        assertRefused("REFUND_PENDING", () -> pickup.handOver(STORE, RIGHT, CLERK, NOON));
        pickup.markReady("A-03", NOON);
        assertRefused("REFUND_PENDING", () -> pickup.handOver(STORE, RIGHT, CLERK, NOON));

        pickup.holdForRefund(false);

        assertThat(pickup.refusal(STORE, HERE, NOON)).isEmpty();
    }

    @Test
    void isGoneOnceItIsCancelled() {
        assertThat(pickup.cancel(NOON)).isEqualTo(Map.of(RED, 2, BLUE, 1));

        assertRefused("PICKUP_CANCELLED", () -> pickup.handOver(STORE, RIGHT, CLERK, NOON));
        assertRefused("PICKUP_STATE", () -> pickup.markReady("A-03", NOON));
        assertThat(pickup.cancel(NOON)).isEmpty();
    }

    @Test
    void releasesRefundedPiecesAndNeverMoreThanThereAre() {
        assertThat(pickup.cancel(Map.of(1, 1), NOON)).isEqualTo(Map.of(RED, 1));
        assertThat(pickup.cancel(Map.of(1, 5, 9, 1), NOON)).isEqualTo(Map.of(RED, 1));
        assertThat(pickup.progress().state()).isEqualTo(Pickup.State.RESERVED);

        assertThat(pickup.cancel(Map.of(2, 1), NOON)).isEqualTo(Map.of(BLUE, 1));
        assertThat(pickup.progress().state()).isEqualTo(Pickup.State.CANCELLED);
    }

    @Test
    void releasesNothingThatIsAlreadyOut() {
        pickup.markReady("A-03", NOON);
        pickup.handOver(STORE, RIGHT, CLERK, NOON);

        assertThat(pickup.cancel(NOON)).isEmpty();
        assertThat(pickup.cancel(Map.of(1, 1), NOON)).isEmpty();
        assertRefused("PICKUP_STATE", () -> pickup.markReady("A-03", NOON));
    }

    @Test
    void asksForTheDigitsOfThePhoneNumber() {
        pickup.markReady("A-03", NOON);

        assertRefused("IDENTITY_MISMATCH", () -> handOver(IdentityCheck.Method.PHONE_LAST4, "6613"));
        assertRefused("IDENTITY_MISMATCH", () -> handOver(IdentityCheck.Method.PHONE_LAST4, null));
        assertRefused("IDENTITY_MISMATCH", () -> handOver(IdentityCheck.Method.PHONE_LAST4, ""));
        assertRefused("IDENTITY_NEEDED", () -> handOver(IdentityCheck.Method.ID_SEEN, "6612"));
        assertThat(pickup.progress().state()).isEqualTo(Pickup.State.READY);
    }

    @Test
    void asksForAnIdentityCardWhereTheChannelTellsNoNumber() {
        for (String phone : new @Nullable String[] {null, "", "612", "138****"}) {
            Pickup unknown = opened(phone);
            unknown.markReady("A-03", NOON);

            assertRefused("IDENTITY_NEEDED", () -> unknown.handOver(STORE, RIGHT, CLERK, NOON));
            unknown.handOver(STORE, new IdentityCheck(IdentityCheck.Method.ID_SEEN, null), CLERK, NOON);
        }
    }

    @Test
    void movingReadyGoodsOnlyCorrectsTheirPlace() {
        pickup.markReady("A-03", NOON);
        pickup.markReady("B-01", NOON.plusSeconds(60));

        assertThat(pickup.progress().location()).isEqualTo("B-01");
        assertThat(pickup.progress().readyAt()).isEqualTo(NOON);
    }

    private void handOver(IdentityCheck.Method method, @Nullable String value) {
        pickup.handOver(STORE, new IdentityCheck(method, value), CLERK, NOON);
    }

    private static void assertRefused(String code, ThrowingCallable deed) {
        assertThatExceptionOfType(PickupRejected.class)
                .isThrownBy(deed)
                .extracting(PickupRejected::code)
                .isEqualTo(code);
    }

    private static Pickup opened(@Nullable String phone) {
        var paper =
                new PickupPaper(new UUID(0, 1), new UUID(0, 2), "GENERIC", "LR-1", HERE, "Li**", phone, NOON, EXPIRY);
        var lines = List.of(new PickupLine(1, RED, "Red", 2, 0, 0), new PickupLine(2, BLUE, "Blue", 1, 0, 0));
        return new Pickup(paper, PickupProgress.OPENED, lines, 0);
    }

    private static Caller clerk(StoreId store) {
        return new Caller("clerk-1", "Lin", Caller.Role.CLERK, store, "C1");
    }
}
