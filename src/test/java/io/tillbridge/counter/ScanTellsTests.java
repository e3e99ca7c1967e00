package io.tillbridge.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Api;
import io.tillbridge.OrderEvents;
import io.tillbridge.TillbridgeTest;
import io.tillbridge.pickup.BagLabel;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A scan tells what the clerk needs for the next step, and nothing to whoever is not to know. */
@TillbridgeTest
class ScanTellsTests {

    private final Api api;
    private final Api counter;
    private final Api elsewhere;
    private final OrderEvents order;
    private final String pickup;
    private final String code;

    ScanTellsTests(@LocalServerPort int port) {
        this.api = Api.at(port);
        this.counter = api.as(Api.COUNTER);
        this.elsewhere = api.as(Api.OTHER_COUNTER);
        this.order = OrderEvents.anyOrder().line(api.article("S001", 5), 2);
        api.push(order.paid()).expect(202);
        api.settle();
        this.pickup = api.ready(order);
        this.code = api.code(order);
    }

    @Test
    void whatMayGoComesWithItsPiecesAndWhatToAskForAndWithoutPrices() {
        Api.Answer seen = scan(counter, code);

        assertThat(seen.at("/pickup/id")).isEqualTo(pickup);
        assertThat(seen.at("/pickup/lines/0/quantity")).isEqualTo("2");
        assertThat(seen.at("/identity/methods/0")).isEqualTo("PHONE_LAST4");
        assertThat(seen.text()).doesNotContain("paid", "6612");
        assertThat(counter.handOver(pickup, code).expect(201).text()).doesNotContain("paid");
    }

    @Test
    void anotherStoreLearnsWhereToSendTheShopperAndNoMore() {
        Api.Answer seen = scan(elsewhere, code);

        assertThat(seen.at("/refusal/code")).isEqualTo("PICKUP_OTHER_STORE");
        assertThat(seen.at("/refusal/message")).contains("S001");
        assertTellsNothing(seen);
    }

    @Test
    void aBlockedCodeTellsNothingOfItsPickup() {
        api.post("/api/v1/pickups/" + pickup + "/code/block", Map.of("reason", "phone stolen"))
                .expect(200);

        Api.Answer seen = scan(counter, code);

        assertThat(seen.at("/refusal/code")).isEqualTo("CODE_BLOCKED");
        assertTellsNothing(seen);
    }

    @Test
    void aLockedPickupTellsNothing() {
        var wrong = Map.of("code", code, "identity", Map.of("method", "PHONE_LAST4", "value", "0000"));
        for (int i = 0; i < 5; i++) {
            api.post("/api/v1/pickups/" + pickup + "/handovers", wrong).expect(409);
        }

        Api.Answer seen = scan(api, code);

        assertThat(seen.at("/refusal/code")).isEqualTo("CODE_LOCKED");
        assertTellsNothing(seen);
    }

    @Test
    void whatTheOwnStoreRefusesIsShownWithoutAskingForAnybody() {
        counter.handOver(pickup, code).expect(201);

        Api.Answer seen = scan(counter, code);

        assertThat(seen.at("/refusal/code")).isEqualTo("PICKUP_ALREADY_COLLECTED");
        assertThat(seen.at("/pickup/id")).isEqualTo(pickup);
        assertThat(seen.json().path("identity").isNull()).isTrue();
    }

    @Test
    void theLabelOfABagTellsItsPickupAndOpensNothing() {
        String label = BagLabel.codeOf(UUID.fromString(pickup));

        Api.Answer seen = scan(counter, label);

        assertThat(seen.at("/kind")).isEqualTo("BAG_LABEL");
        assertThat(seen.at("/pickup/id")).isEqualTo(pickup);
        assertThat(seen.at("/refusal/code")).isEqualTo("CODE_BAG_LABEL");
        assertThat(counter.handOver(pickup, label).expect(422).at("/code")).isEqualTo("CODE_WRONG_KIND");
        Api.Answer there = scan(elsewhere, label);
        assertThat(there.at("/refusal/code")).isEqualTo("PICKUP_OTHER_STORE");
        assertTellsNothing(there);
    }

    @Test
    void aLabelThatNobodyKnowsIsNoGuess() {
        for (int i = 0; i < 15; i++) {
            assertThat(counter.post("/api/v1/counter/scans", Map.of("code", "B000000000000" + i % 10))
                            .expect(404)
                            .at("/code"))
                    .isEqualTo("BAG_UNKNOWN");
        }

        assertThat(scan(counter, code).at("/pickup/id")).isEqualTo(pickup);
    }

    private void assertTellsNothing(Api.Answer seen) {
        assertThat(seen.json().path("pickup").isNull()).isTrue();
        assertThat(seen.json().path("identity").isNull()).isTrue();
        assertThat(seen.text()).doesNotContain(pickup, order.orderId(), "A-03");
    }

    private static Api.Answer scan(Api who, String text) {
        return who.post("/api/v1/counter/scans", Map.of("code", text)).expect(200);
    }
}
