package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.Api;
import io.tillbridge.OrderEvents;
import io.tillbridge.TillbridgeTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Faults that other systems have shipped, each asked of this one (ideas: magento/inventory#2032, #2676 and #2725,
 * saleor#10218, hotwax/bopis#652 and #739, medusa#11703, CRMEB's code in a URL). Those about one class alone are with
 * its own tests.
 */
@TillbridgeTest
class RivalFaultsTests {

    private final Api api;
    private final PickupHouse house;
    private final PickupHouse there;
    private final String sku;

    RivalFaultsTests(@LocalServerPort int port) {
        this.api = Api.at(port);
        this.house = new PickupHouse(api).as(Api.COUNTER);
        this.there = house.as(Api.OTHER_COUNTER);
        this.sku = api.article("S001", 1);
        api.count("S002", sku, 0).expect(200);
    }

    @Test
    void aPickupNeverLosesItsGoodsToAShippedOrder() {
        OrderEvents here = house.bought(OrderEvents.anyOrder().line(sku, 1));
        OrderEvents elsewhere = elsewhere(1);

        withRule(() -> house.bought(elsewhere));

        assertThat(house.states(here)).containsExactly("S001 RESERVED");
        assertThat(house.states(elsewhere)).containsExactly("S002 REJECTED");
        assertThat(api.stock("S001", sku)).containsExactly(1, 1);
    }

    @Test
    void goodsAreSentOnlyWhereARuleAllowsIt() {
        OrderEvents without = elsewhere(1);
        house.bought(without);
        OrderEvents with = elsewhere(1);
        withRule(() -> house.bought(with));

        assertThat(house.states(without)).containsExactly("S002 REJECTED");
        assertThat(house.states(with)).containsExactly("S002 SHIP_TO_STORE");
        assertThat(api.stock("S001", sku)).containsExactly(1, 1);
        assertThat(house.kinds(without)).isEmpty();
        assertThat(house.kinds(with)).containsExactly("S002 PICKUP_CODE");
    }

    @Test
    void safetyStockIsNotSentAway() {
        api.put("/api/v1/stores/S001/stock/" + sku + "/safety", Map.of("pieces", 1))
                .expect(200);
        OrderEvents order = elsewhere(1);

        withRule(() -> house.bought(order));

        assertThat(house.states(order)).containsExactly("S002 REJECTED");
    }

    @Test
    void piecesInAnotherStoreDoNotServeAPickupHere() {
        OrderEvents order = house.bought(elsewhere(1));

        assertThat(house.states(order)).containsExactly("S002 REJECTED");
        assertThat(api.stock("S001", sku)).containsExactly(1, 0);
    }

    @Test
    void aCountOfWhatIsPhysicallyThereKnowsTheReservationsInIt() {
        OrderEvents order = house.bought(OrderEvents.anyOrder().line(sku, 1));

        assertThat(api.count("S001", sku, 0).expect(409).at("/code")).isEqualTo("INVENTORY_BELOW_RESERVED");
        api.count("S001", sku, 3).expect(200);

        assertThat(api.stock("S001", sku)).containsExactly(3, 1);
        house.ready(house.id(order));
        house.handOver(house.id(order), house.code(order)).expect(201);
        assertThat(api.stock("S001", sku)).containsExactly(2, 0);
    }

    @Test
    void eachPartOfASplitOrderIsToldOnItsOwn() {
        OrderEvents order = house.bought(OrderEvents.anyOrder().line(sku, 1).lineAt("S002", api.article("S002", 1), 1));
        house.ready(house.id(order));

        assertThat(house.kinds(order)).containsExactly("S001 PICKUP_CODE", "S001 PICKUP_READY", "S002 PICKUP_CODE");

        house.handOver(house.id(order), firstCode(order)).expect(201);
        assertThat(house.states(order)).containsExactly("S001 COLLECTED", "S002 RESERVED");
    }

    @Test
    void aButtonPressedTwiceTellsTheShopperOnce() {
        OrderEvents order = house.bought(OrderEvents.anyOrder().line(sku, 1));

        house.ready(house.id(order));
        house.ready(house.id(order));

        assertThat(house.kinds(order)).containsExactly("S001 PICKUP_CODE", "S001 PICKUP_READY");
    }

    @Test
    void aNoticeIsSentAgainWithTheSameCode() {
        OrderEvents order = house.bought(OrderEvents.anyOrder().line(sku, 1));
        house.ready(house.id(order));
        String code = house.code(order);

        house.step(house.id(order), "notices", Map.of()).expect(200);

        assertThat(house.messages(order, "PICKUP_READY"))
                .hasSize(2)
                .allSatisfy(told -> assertThat(told.path("code").asText()).isEqualTo(code));
        assertThat(house.messages(order, "PICKUP_CODE")).hasSize(1);
        house.handOver(house.id(order), code).expect(201);
    }

    @Test
    void staffOfAnotherStoreCanNeitherHandOverNorTakeTheOrderAlong() {
        OrderEvents order = house.bought(OrderEvents.anyOrder().line(sku, 1));
        house.ready(house.id(order));

        assertThat(there.handOver(house.id(order), house.code(order))
                        .expect(409)
                        .at("/code"))
                .isEqualTo("PICKUP_OTHER_STORE");

        assertThat(house.states(order)).containsExactly("S001 READY");
    }

    @Test
    void aRejectedPickupGoesNowhereByItself() {
        api.count("S002", sku, 5).expect(200);
        OrderEvents order = house.bought(OrderEvents.anyOrder().line(sku, 1));
        withRule(() -> house.step(house.id(order), "rejections", Map.of("reason", "OTHER"))
                .expect(200));

        assertThat(house.states(order)).containsExactly("S001 REJECTED");
        assertThat(api.stock("S002", sku)).containsExactly(5, 0);
    }

    @Test
    void whatIsCancelledAfterPickingIsToBePutBackAndForSaleAgain() {
        OrderEvents order = house.bought(OrderEvents.anyOrder().line(sku, 1));
        house.ready(house.id(order));
        api.push(order.cancelled()).expect(202);
        api.settle();

        assertThat(house.api()
                        .get("/api/v1/stores/S001/put-back-list")
                        .expect(200)
                        .text())
                .contains(house.id(order));
        assertThat(api.stock("S001", sku)).containsExactly(1, 0);
    }

    @Test
    void noAddressOfACallHasRoomForACode() {
        JsonNode paths = api.get("/v3/api-docs").expect(200).json().path("paths");
        List<String> parameters = new ArrayList<>();
        paths.forEach(path -> path.findValues("parameters")
                .forEach(list -> list.forEach(
                        parameter -> parameters.add(parameter.path("name").asText()))));

        assertThat(parameters)
                .isNotEmpty()
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("code"));
    }

    @Test
    void aQueueOfPickupsTellsNoCode() {
        OrderEvents order = house.bought(OrderEvents.anyOrder().line(sku, 1));
        String code = house.code(order);
        var seen = new AtomicInteger();

        for (String list : List.of("pickups", "pick-list", "pick-list/articles", "exceptions", "put-back-list")) {
            String text =
                    house.api().get("/api/v1/stores/S001/" + list).expect(200).text();
            assertThat(text).doesNotContain(code, code.replace(" ", ""));
            seen.addAndGet(text.contains(house.id(order)) ? 1 : 0);
        }
        assertThat(seen.get()).isGreaterThanOrEqualTo(2);
    }

    private OrderEvents elsewhere(int pieces) {
        return OrderEvents.order(OrderEvents.anyOrder().orderId(), "S002").line(sku, pieces);
    }

    private String firstCode(OrderEvents order) {
        return house.messages(order, "PICKUP_CODE").get(0).path("code").asText();
    }

    /** While other stores may send this article. */
    private void withRule(Runnable deed) {
        JsonNode before = api.get("/api/v1/sourcing-rules").expect(200).json();
        api.put("/api/v1/sourcing-rules", Map.of("rules", List.of(Map.of("sku", sku, "allowed", true))))
                .expect(200);
        try {
            deed.run();
        } finally {
            api.put("/api/v1/sourcing-rules", before).expect(200);
        }
    }
}
