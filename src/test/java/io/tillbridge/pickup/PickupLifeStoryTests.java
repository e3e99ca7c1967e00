package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.Api;
import io.tillbridge.OrderEvents;
import io.tillbridge.TillbridgeTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The journeys of a pickup at the store, from the outside. */
@TillbridgeTest
class PickupLifeStoryTests {

    private final Api api;
    private final PickupHouse house;
    private final PickupHouse there;
    private final String sku;
    private final OrderEvents order;

    PickupLifeStoryTests(@LocalServerPort int port) {
        this.api = Api.at(port);
        this.house = new PickupHouse(api).as(Api.COUNTER);
        this.there = house.as(Api.OTHER_COUNTER);
        this.sku = api.article("S001", 10);
        this.order = OrderEvents.anyOrder().line(sku, 2).line(sku, 1);
    }

    @Test
    void isAcceptedPickedLabelledReadyAndCollectedByQr() {
        String pickup = house.id(house.bought(order));
        house.step(pickup, "acceptance", Map.of()).expect(200);
        assertThat(house.step(pickup, "picking", Map.of()).expect(200).at("/picker"))
                .isNotEmpty();
        assertThat(house.api().get("/api/v1/stores/S001/pick-list").expect(200).text())
                .contains(pickup);
        house.ready(pickup);
        assertThat(house.api()
                        .get("/api/v1/pickups/" + pickup + "/label")
                        .expect(200)
                        .raw())
                .startsWith("%PDF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        String qr = house.told(order, "PICKUP_CODE").path("qr").asText();
        Api.Answer seen = house.api().post("/api/v1/counter/scans", Map.of("code", qr));

        assertThat(seen.expect(200).at("/pickup/location")).isEqualTo("A-03");
        assertThat(seen.text()).doesNotContain("6612");
        house.handOver(pickup, qr).expect(201);
        assertThat(house.states(order)).containsExactly("S001 COLLECTED");
        assertThat(api.stock("S001", sku)).containsExactly(7, 0);
    }

    @Test
    void isCollectedInPartsAndNeverMoreThanThereIs() {
        String pickup = house.id(house.bought(order));
        house.ready(pickup);
        String code = house.code(order);

        house.handOver(pickup, code, Map.of(1, 1)).expect(201);

        assertThat(house.states(order)).containsExactly("S001 PARTLY_COLLECTED");
        assertThat(house.handOver(pickup, code, Map.of(1, 2)).expect(422).at("/code"))
                .isEqualTo("PICKUP_PIECES");
        house.handOver(pickup, code).expect(201);
        assertThat(house.states(order)).containsExactly("S001 COLLECTED");
        assertThat(api.stock("S001", sku)).containsExactly(7, 0);
    }

    @Test
    void severalDamagedPiecesAreRejectedInOneGoAndTheRestIsCollected() {
        String pickup = house.id(house.bought(order));

        house.step(
                        pickup,
                        "rejections",
                        Map.of(
                                "reason", "DAMAGED",
                                "variance", "PIECES",
                                "lines", PickupHouse.lines(Map.of(1, 1, 2, 1))))
                .expect(200);

        assertThat(house.states(order)).containsExactly("S001 RESERVED", "S001 REJECTED");
        assertThat(api.stock("S001", sku)).containsExactly(8, 1);
        house.ready(pickup);
        house.handOver(pickup, firstCode()).expect(201);
        String rejected = house.pickups(order).at("/1/id").asText();
        new PickupHouse(api)
                .step(rejected, "decisions", Map.of("decision", "REFUND"))
                .expect(200);
        api.push(order.refundRequested("R1")).expect(202);
        api.push(order.refundSucceeded("R1", Map.of(1, 1, 2, 1))).expect(202);
        api.settle();
        assertThat(house.states(order)).containsExactly("S001 COLLECTED", "S001 CANCELLED");
    }

    private String firstCode() {
        return house.messages(order, "PICKUP_CODE").get(0).path("code").asText();
    }

    @Test
    void anEmptyShelfRejectsWhoeverElseWaitsForTheSameArticle() {
        String first = house.id(house.bought(order));
        OrderEvents other = OrderEvents.anyOrder().line(sku, 2);
        house.bought(other);

        Api.Answer rejected = house.step(first, "rejections", Map.of("reason", "NOT_FOUND", "variance", "ALL"));

        assertThat(rejected.expect(200).json()).hasSize(2);
        assertThat(house.states(other)).containsExactly("S001 REJECTED");
        assertThat(api.stock("S001", sku)).containsExactly(0, 0);
        assertThat(house.api().get("/api/v1/stores/S001/exceptions").expect(200).text())
                .contains(first, house.id(other));
    }

    @Test
    void aRejectedPickupIsMovedToAnotherStoreAndTheShopperIsTold() {
        api.count("S002", sku, 5).expect(200);
        String old = house.id(house.bought(order));
        house.step(old, "rejections", Map.of("reason", "NOT_FOUND", "variance", "PIECES"))
                .expect(200);

        JsonNode proposals =
                api.get("/api/v1/pickups/" + old + "/proposals").expect(200).json();
        assertThat(proposals.findValuesAsText("decision"))
                .containsExactly("WAIT", "REROUTE", "SHIP_TO_STORE", "REFUND");
        assertThat(proposals.at("/1/store/store").asText()).isEqualTo("S002");
        String next = new PickupHouse(api)
                .step(old, "decisions", Map.of("decision", "REROUTE", "store", "S002"))
                .expect(200)
                .at("/id");

        assertThat(house.states(order)).containsExactly("S001 REROUTED", "S002 RESERVED");
        assertThat(house.kinds(order)).containsExactly("S001 PICKUP_CODE", "S002 PICKUP_CODE", "S002 PICKUP_MOVED");
        assertThat(house.handOver(old, firstCode()).expect(409).at("/code")).isEqualTo("PICKUP_REROUTED");
        there.ready(next);
        there.handOver(next, house.code(order)).expect(201);
        assertThat(api.stock("S002", sku)).containsExactly(2, 0);
    }

    @Test
    void goodsThatTheStoreLacksAreSentThereAndCollected() {
        api.count("S002", sku, 5).expect(200);
        String pickup = house.id(house.bought(order));
        house.step(pickup, "rejections", Map.of("reason", "DAMAGED", "variance", "PIECES"))
                .expect(200);
        new PickupHouse(api)
                .step(pickup, "decisions", Map.of("decision", "SHIP_TO_STORE", "store", "S002"))
                .expect(200);
        assertThat(api.stock("S002", sku)).containsExactly(5, 3);
        assertThat(house.handOver(pickup, house.code(order)).expect(409).at("/code"))
                .isEqualTo("PICKUP_ON_ITS_WAY");

        arrive(pickup);

        house.ready(pickup);
        house.handOver(pickup, house.code(order)).expect(201);
        assertThat(api.stock("S001", sku)).containsExactly(7, 0);
        assertThat(api.stock("S002", sku)).containsExactly(2, 0);
    }

    private void arrive(String pickup) {
        for (JsonNode transfer :
                api.get("/api/v1/stores/S001/transfers").expect(200).json()) {
            if (transfer.path("pickup").asText().equals(pickup)) {
                String path = "/api/v1/transfers/" + transfer.path("id").asText();
                there.api().post(path + "/shipment", Map.of()).expect(200);
                house.api().post(path + "/arrival", Map.of()).expect(200);
            }
        }
    }

    @Test
    void somebodyElseCollectsWithACodeOfHisOwnThatWorksOnce() {
        String pickup = house.id(house.bought(order));
        house.ready(pickup);
        house.step(pickup, "proxy", Map.of("name", "Zhou")).expect(200);
        JsonNode proxy = house.told(order, "PROXY_CODE");
        var identity = Map.of("method", "PROXY_CODE");

        assertThat(house.api()
                        .post(
                                "/api/v1/counter/scans",
                                Map.of("code", proxy.path("qr").asText()))
                        .expect(200)
                        .at("/identity/proxy"))
                .isEqualTo("Zhou");
        var handing = Map.of("code", proxy.path("code").asText(), "identity", identity);
        house.step(pickup, "handovers", handing).expect(201);

        assertThat(house.step(pickup, "handovers", handing).expect(409).at("/code"))
                .isEqualTo("PICKUP_ALREADY_COLLECTED");
    }

    @Test
    void aBlockedCodeOpensNothingAndTheNewOneDoes() {
        String pickup = house.id(house.bought(order));
        house.ready(pickup);
        JsonNode lost = house.told(order, "PICKUP_CODE");
        new PickupHouse(api)
                .step(pickup, "code/reissue", Map.of("reason", "phone stolen"))
                .expect(200);

        for (String proof : List.of("code", "qr")) {
            assertThat(house.handOver(pickup, lost.path(proof).asText())
                            .expect(409)
                            .at("/code"))
                    .isEqualTo("CODE_BLOCKED");
        }
        house.handOver(pickup, house.told(order, "PICKUP_CODE").path("qr").asText())
                .expect(201);
    }

    @Test
    void aMistakenHandOverIsUndoneAndCollectedAgain() {
        String pickup = house.id(house.bought(order));
        house.ready(pickup);
        house.handOver(pickup, house.code(order)).expect(201);

        new PickupHouse(api).step(pickup, "undo", Map.of("reason", "wrong bag")).expect(200);

        assertThat(house.states(order)).containsExactly("S001 READY");
        assertThat(api.stock("S001", sku)).containsExactly(10, 3);
        house.handOver(pickup, house.code(order)).expect(201);
        assertThat(api.stock("S001", sku)).containsExactly(7, 0);
    }

    @Test
    void returnedGoodsAreSoldAgainUnlessTheyAreSpoilt() {
        String pickup = house.id(house.bought(order));
        house.ready(pickup);
        house.handOver(pickup, house.code(order)).expect(201);

        takeBack(pickup, 1, true);
        takeBack(pickup, 1, false);

        assertThat(api.stock("S001", sku)).containsExactly(8, 0);
        assertThat(house.states(order)).containsExactly("S001 COLLECTED");
        takeBack(pickup, 2, true);
        assertThat(house.states(order)).containsExactly("S001 RETURNED");
    }

    private void takeBack(String pickup, int line, boolean resaleable) {
        house.step(
                        pickup,
                        "returns",
                        Map.of(
                                "lines",
                                PickupHouse.lines(Map.of(line, 1)),
                                "resaleable",
                                resaleable,
                                "reason",
                                "does not fit"))
                .expect(200);
    }
}
