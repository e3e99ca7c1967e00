package io.tillbridge.pickup;

import static io.tillbridge.pickup.TokenHouse.HERE;
import static io.tillbridge.pickup.TokenHouse.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tillbridge.catalog.Store;
import io.tillbridge.catalog.Stores;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class IdentityTriesTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Caller CLERK = new Caller("clerk-7", "Li", Caller.Role.CLERK, HERE, "C1");

    private final TokenHouse house = new TokenHouse();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final IdentityTries tries =
            new IdentityTries(house.jdbc, stores(), house.transactions, house.published::add, meters, house.clock);
    private final UUID pickup = pickup();

    @Test
    void fiveWrongIdentitiesLockThePickupAndSayUntilWhen() {
        guess(pickup, 5);

        assertThatExceptionOfType(PickupRejected.class)
                .isThrownBy(() -> tries.guarded(pickup, CLERK, () -> "right"))
                .satisfies(no -> assertThat(no.code()).isEqualTo("CODE_LOCKED"))
                .satisfies(no -> assertThat(no.facts())
                        .isEqualTo(List.of(NOON.plus(Duration.ofMinutes(15)).atZone(SHANGHAI))));
        assertThat(house.published)
                .containsExactly(new Audited(
                        "clerk-7", "TRY_LOCKED", "pickup " + pickup, "5 wrong identities, locked for 15 minutes"));
        assertThat(meters.counter("tillbridge.tries.locked", "what", "pickup").count())
                .isEqualTo(1);
    }

    @Test
    void fourAreForgivenAndForgottenAfterARightOne() {
        for (int i = 0; i < 3; i++) {
            guess(pickup, 4);
            assertThat(tries.guarded(pickup, CLERK, () -> "right")).isEqualTo("right");
        }
        assertThat(house.published).isEmpty();
    }

    @Test
    void eachFurtherFiveDoubleTheLockUpToSixteenHours() {
        for (int minutes : new int[] {15, 30, 60, 120, 240, 480, 960, 960}) {
            guess(pickup, 5);
            house.clock.turn(Duration.ofMinutes(minutes).minusMillis(1));
            assertThat(isLocked(pickup)).isTrue();
            house.clock.turn(Duration.ofMillis(1));
            assertThat(isLocked(pickup)).isFalse();
        }
    }

    @Test
    void aDayWithoutAWrongOneForgetsThem() {
        guess(pickup, 4);
        house.clock.turn(Duration.ofHours(25));
        guess(pickup, 4);

        assertThat(isLocked(pickup)).isFalse();
    }

    @Test
    void anotherPickupIsNotLocked() {
        guess(pickup, 5);

        assertThat(isLocked(pickup())).isFalse();
    }

    @Test
    void otherRefusalsAreNoGuesses() {
        for (int i = 0; i < 20; i++) {
            assertThatExceptionOfType(PickupRejected.class)
                    .isThrownBy(() -> tries.guarded(pickup, CLERK, () -> {
                        throw PickupRejected.identityNeeded();
                    }));
        }

        assertThat(isLocked(pickup)).isFalse();
    }

    @Test
    void theCountStaysWhenTheHandOverIsUndone() {
        var handOver = new TransactionTemplate(house.transactions);
        for (int i = 0; i < 5; i++) {
            handOver.executeWithoutResult(status -> {
                tries.wrong(pickup, CLERK);
                status.setRollbackOnly();
            });
        }

        assertThat(isLocked(pickup)).isTrue();
    }

    @Test
    void manyCountersAtOnceAreCountedOneByOne() {
        IntStream.range(0, 40).parallel().forEach(i -> tries.wrong(pickup, CLERK));

        assertThat(house.jdbc
                        .sql("select wrong from pickup_try where pickup_id = ?")
                        .param(pickup)
                        .query(Integer.class)
                        .single())
                .isEqualTo(40);
        assertThat(house.published).hasSize(8);
    }

    private void guess(UUID whose, int times) {
        for (int i = 0; i < times; i++) {
            assertThatExceptionOfType(PickupRejected.class)
                    .isThrownBy(() -> tries.guarded(whose, CLERK, () -> {
                        throw PickupRejected.identityMismatch();
                    }))
                    .satisfies(no -> assertThat(no.code()).isEqualTo("IDENTITY_MISMATCH"));
        }
    }

    private boolean isLocked(UUID whose) {
        try {
            tries.mustBeFree(whose);
            return false;
        } catch (PickupRejected no) {
            return no.code().equals("CODE_LOCKED");
        }
    }

    private UUID pickup() {
        PickupPaper paper = house.paper(HERE);
        house.jdbc
                .sql(
                        "insert into pickup_pickup (id, order_ref, channel, order_id, store_id, state, opened_at, expires_at)"
                                + " values (?,?,?,?,?,'READY',?,?)")
                .params(
                        paper.id(),
                        paper.order(),
                        paper.channel(),
                        paper.orderId(),
                        HERE.code(),
                        Timestamp.from(NOON),
                        Timestamp.from(paper.expiresAt()))
                .update();
        return paper.id();
    }

    private static Stores stores() {
        Stores stores = mock();
        when(stores.get(HERE))
                .thenReturn(new Store(
                        HERE, Store.Kind.STORE, "店", "Store", "x", SHANGHAI, LocalTime.of(10, 0), LocalTime.of(22, 0)));
        return stores;
    }
}
