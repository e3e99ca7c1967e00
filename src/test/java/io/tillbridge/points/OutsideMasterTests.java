package io.tillbridge.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.shared.BusinessRuleViolation;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A membership system outside keeps the points; it may be away, slow to hear, or refuse. */
class OutsideMasterTests {

    private final MembershipStandIn outside = new MembershipStandIn();
    private final PointsUnderTest refusing = house("REFUSE");

    private PointsUnderTest house(String whenDown) {
        return PointsUnderTest.onH2(
                "tillbridge.points.master=outside",
                "tillbridge.points.outside.url=" + outside.url(),
                "tillbridge.points.outside.token=secret",
                "tillbridge.points.outside.when-down=" + whenDown,
                "tillbridge.points.outside.queue-limit=100");
    }

    @AfterEach
    void close() {
        refusing.close();
        outside.close();
    }

    @Test
    void aFreezeIsAnsweredByTheMasterAndTheRestIsToldAfterwardsUnderItsKey() {
        outside.balances.put("M1", 500L);
        PointsMaster master = refusing.bean(PointsMaster.class);

        PointsAnswer frozen = master.freeze(PointsUnderTest.call(), "M1", 200, "till");
        master.consume(PointsUnderTest.call(), frozen.id(), 150);
        assertThat(outside.balances).containsEntry("M1", 300L);
        refusing.bean(OutsideSender.class).send();
        refusing.bean(OutsideSender.class).send();

        assertThat(outside.balances).containsEntry("M1", 350L);
        assertThat(outside.keys).hasSize(2).doesNotHaveDuplicates();
        assertThat(master.balance("M1").available()).isEqualTo(350);
        assertThat(refusing.bean(OutsideCalls.class).in(OutsideCall.State.DUE, 9))
                .isEmpty();
    }

    @Test
    void theSameKeyIsAnsweredTheSameAndTheMasterIsNotAskedAgain() {
        outside.balances.put("M1", 500L);
        PointsMaster master = refusing.bean(PointsMaster.class);
        PointsCall call = PointsUnderTest.call();

        PointsAnswer first = master.freeze(call, "M1", 200, "till");

        assertThat(master.freeze(call, "M1", 200, "till")).isEqualTo(first);
        assertThat(outside.balances).containsEntry("M1", 300L);
        assertThat(code(() -> master.freeze(call, "M1", 201, "till"))).isEqualTo("POINTS_KEY_REUSED");
    }

    @Test
    void whileTheMasterIsAwayNoPointsAreSpentWhereTheCompanyWantsIt() {
        outside.balances.put("M1", 500L);
        outside.away = true;
        PointsMaster master = refusing.bean(PointsMaster.class);

        assertThat(code(() -> master.freeze(PointsUnderTest.call(), "M1", 10, "till")))
                .isEqualTo("POINTS_MASTER_AWAY");
        assertThat(code(() -> master.balance("M1"))).isEqualTo("POINTS_MASTER_AWAY");
    }

    @Test
    void whileTheMasterIsAwayFewPointsAreSpentOnTrustAndToldLater() {
        try (var trusting = house("QUEUE")) {
            outside.balances.put("M1", 500L);
            outside.away = true;
            PointsMaster master = trusting.bean(PointsMaster.class);
            assertThat(code(() -> master.freeze(PointsUnderTest.call(), "M1", 101, "till")))
                    .isEqualTo("POINTS_MASTER_AWAY");
            PointsAnswer frozen = master.freeze(PointsUnderTest.call(), "M1", 100, "till");
            master.consume(PointsUnderTest.call(), frozen.id(), 100);
            master.revert(PointsUnderTest.call(), frozen.id(), 30);
            trusting.bean(OutsideSender.class).send();
            assertThat(outside.balances).containsEntry("M1", 500L);

            outside.away = false;
            trusting.bean(OutsideSender.class).send();

            assertThat(outside.balances).containsEntry("M1", 430L);
        }
    }

    @Test
    void whatTheMasterRefusesLaterIsKeptWithTheReason() {
        outside.balances.put("M1", 0L);
        PointsMaster master = refusing.bean(PointsMaster.class);

        master.adjust(PointsUnderTest.call(), "M1", -5, "spoilt");
        master.earn(UUID.randomUUID(), "M1", 7, "order", refusing.now());
        refusing.bean(OutsideSender.class).send();

        assertThat(refusing.bean(OutsideCalls.class).in(OutsideCall.State.REFUSED, 9))
                .singleElement()
                .satisfies(call -> assertThat(call.reason()).contains("not enough"));
        assertThat(outside.balances).containsEntry("M1", 7L);
    }

    @Test
    void aFreezeThatTheMasterRefusesIsRefusedWithItsWords() {
        outside.balances.put("M1", 5L);

        assertThatThrownBy(() -> refusing.bean(PointsMaster.class).freeze(PointsUnderTest.call(), "M1", 10, "till"))
                .isInstanceOfSatisfying(PointsRejected.class, no -> {
                    assertThat(no.code()).isEqualTo("POINTS_MASTER_REFUSED");
                    assertThat(no.facts().toString()).contains("not enough");
                });
    }

    @Test
    void aFreezeIsDecidedOnceAlsoHere() {
        outside.balances.put("M1", 50L);
        PointsMaster master = refusing.bean(PointsMaster.class);
        PointsAnswer frozen = master.freeze(PointsUnderTest.call(), "M1", 10, "till");

        master.release(PointsUnderTest.call(), frozen.id());

        assertThat(code(() -> master.consume(PointsUnderTest.call(), frozen.id(), 10)))
                .isEqualTo("POINTS_FREEZE_OVER");
    }

    private static String code(Runnable deed) {
        try {
            deed.run();
            return "DONE";
        } catch (BusinessRuleViolation no) {
            return no.code();
        }
    }
}
