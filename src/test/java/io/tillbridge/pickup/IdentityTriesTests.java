package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Crowd;
import io.tillbridge.inventory.StockLedger;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody has found a code and guesses whose it is. */
class IdentityTriesTests {

    private static final PickupsUnderTest HOUSE = PickupsUnderTest.onH2();
    private static final Caller CLERK = new Caller("clerk-7", "Li", Caller.Role.CLERK, PickupsUnderTest.HERE, "C1");
    private static final String RIGHT = "6612";

    private final IdentityTries tries = HOUSE.bean(IdentityTries.class);
    private final UUID pickup = ready();
    private final String code = HOUSE.bean(PickupCodes.class)
            .reveal(List.of(pickup))
            .values()
            .iterator()
            .next()
            .digits();

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @BeforeEach
    void nobodyTriedYet() {
        HOUSE.audit.clear();
    }

    @Test
    void fiveWrongIdentitiesLockThePickupAndSayUntilWhen() {
        guess(5);

        assertThat(collect(RIGHT)).isEqualTo("CODE_LOCKED");
        assertThat(HOUSE.bean(PickupDesk.class)
                        .lookUp(code, PickupsUnderTest.HERE)
                        .refusal()
                        .orElseThrow()
                        .facts())
                .hasToString("[2026-11-11T20:15+08:00[Asia/Shanghai]]");
        assertThat(HOUSE.audit)
                .containsExactly(new Audited(
                        "clerk-7", "TRY_LOCKED", "pickup " + pickup, "5 wrong identities, locked for 15 minutes"));
        HOUSE.clock.turn(Duration.ofMinutes(15));
        assertThat(collect(RIGHT)).isEqualTo("DONE");
        HOUSE.clock.turn(Duration.ofMinutes(-15));
    }

    @Test
    void fourAreForgivenAndForgottenAfterARightOne() {
        guess(4);

        assertThat(collect(RIGHT)).isEqualTo("DONE");
        assertThat(HOUSE.jdbc()
                        .sql("select count(*) from pickup_try where pickup_id = ?")
                        .param(pickup)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(HOUSE.audit).isEmpty();
    }

    @Test
    void eachFurtherFiveDoubleTheLockUpToSixteenHours() {
        Duration turned = Duration.ZERO;
        for (int minutes : new int[] {15, 30, 60, 120, 240, 480, 960, 960}) {
            guess(5);
            HOUSE.clock.turn(Duration.ofMinutes(minutes).minusMillis(1));
            assertThat(collect("0000")).isEqualTo("CODE_LOCKED");
            HOUSE.clock.turn(Duration.ofMillis(1));
            turned = turned.plusMinutes(minutes);
        }
        assertThat(collect(RIGHT)).isEqualTo("DONE");
        HOUSE.clock.turn(turned.negated());
    }

    @Test
    void aDayWithoutAWrongOneForgetsThem() {
        guess(4);
        HOUSE.clock.turn(Duration.ofHours(25));
        guess(4);

        assertThat(collect(RIGHT)).isEqualTo("DONE");
        HOUSE.clock.turn(Duration.ofHours(-25));
    }

    @Test
    void allTenThousandEndingsCannotBeTriedByManyCountersAtOnce() {
        List<String> outcomes = new Crowd(16).each(10_000, i -> collect("%04d".formatted(i == 6612 ? 0 : i)));

        assertThat(outcomes).containsOnly("IDENTITY_MISMATCH", "CODE_LOCKED");
        assertThat(outcomes.stream().filter("IDENTITY_MISMATCH"::equals).count())
                .isLessThan(5 + 16);
        assertThat(HOUSE.pickup(pickup).state()).isEqualTo(PickupState.READY);
    }

    private void guess(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(collect("0000")).isEqualTo("IDENTITY_MISMATCH");
        }
    }

    private String collect(String digits) {
        var identity = new IdentityCheck(IdentityCheck.Method.PHONE_LAST4, digits, null);
        try {
            tries.guarded(
                    pickup,
                    CLERK,
                    () -> HOUSE.bean(HandoverDesk.class).handOver(pickup, code, identity, Map.of(), CLERK));
            return "DONE";
        } catch (BusinessRuleViolation no) {
            return no.code();
        }
    }

    private static UUID ready() {
        Sku sku = HOUSE.article(1, 0);
        UUID order = HOUSE.order(PickupsUnderTest.HERE, List.of(sku), List.of(1));
        UUID id = HOUSE.bean(Pickups.class).ofOrder(order).get(0).id();
        HOUSE.bean(PickingDesk.class).markReady(id, "A-03", CLERK);
        assertThat(HOUSE.bean(StockLedger.class)
                        .level(PickupsUnderTest.HERE, sku)
                        .reserved())
                .isOne();
        return id;
    }
}
