package io.tillbridge.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call that is carried may have the key of a step of another call, and must neither fail by that nor gain by it. */
class CarriedCallTests {

    private static final int MANY = 500;

    private final PointsUnderTest house = PointsUnderTest.onH2("tillbridge.points.confirm-from=" + MANY);
    private final PointsDesk desk = house.bean(PointsDesk.class);

    @AfterEach
    void close() {
        assertThat(house.differences()).isEmpty();
        house.close();
    }

    @Test
    void theKeyOfAStepIsFree() {
        String member = house.memberWith(1000);
        PointsCall call = callWithTheKeyOfAStep(member);

        house.carried(call, () -> desk.freeze(call, member, 10, "receipt", Agreement.NOTHING));

        assertThat(house.ledger().balance(member).frozen()).isEqualTo(11);
    }

    @Test
    void theKeyOfAStepIsNoWordOfTheShoppers() {
        String member = house.memberWith(1000);
        PointsCall call = callWithTheKeyOfAStep(member);

        assertThatExceptionOfType(PointsRejected.class)
                .isThrownBy(
                        () -> house.carried(call, () -> desk.freeze(call, member, MANY, "receipt", Agreement.NOTHING)))
                .satisfies(no -> assertThat(no.code()).isEqualTo("POINTS_CONFIRM_NEEDED"));

        assertThat(house.ledger().balance(member).frozen()).isEqualTo(1);
    }

    /** As an exchange freezes under its own key with the step's name behind it. */
    private PointsCall callWithTheKeyOfAStep(String member) {
        PointsCall call = PointsUnderTest.carriedCall();
        house.ledger().freeze(new PointsCall(call.caller(), call.key(), call.actor()), member, 1, "exchange");
        return call;
    }
}
