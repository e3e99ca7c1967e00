package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.Api;
import io.tillbridge.Crowd;
import io.tillbridge.OrderEvents;
import io.tillbridge.TillbridgeTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Faults of other systems with stock, refunds and what comes from elsewhere, each asked of this one from outside. */
@TillbridgeTest
class RivalStockFaultsTests {

    private final Api api;
    private final PickupHouse house;
    private final PickupHouse there;
    private final PickupHouse managers;
    private final JdbcClient jdbc;
    private final String sku;
    private final OrderEvents order;

    RivalStockFaultsTests(@LocalServerPort int port, JdbcClient jdbc) {
        this.api = Api.at(port);
        this.managers = new PickupHouse(api);
        this.house = managers.as(Api.COUNTER);
        this.there = managers.as(Api.OTHER_COUNTER);
        this.jdbc = jdbc;
        this.sku = api.article("S001", 1);
        this.order = OrderEvents.anyOrder().line(sku, 1);
    }

    /** xmall#40: the same order submitted twice made the stock negative. */
    @Test
    void anOrderThatIsSubmittedManyTimesAtOnceTakesItsGoodsOnce() {
        new Crowd(8).each(8, i -> api.push(order.paid()).expect(202).status());
        api.settle();

        assertThat(house.states(order)).containsExactly("S001 RESERVED");
        assertThat(api.stock("S001", sku)).containsExactly(1, 1);
    }

    /** watchout/misell#131: what was undone is still to be seen. */
    @Test
    void anUndoneHandOverStaysInTheAuditTrailWithItsReason() {
        String pickup = house.id(house.bought(order));
        house.ready(pickup);
        house.handOver(pickup, house.code(order)).expect(201);
        managers.step(pickup, "undo", Map.of("reason", "wrong bag")).expect(200);

        assertThat(texts("select reason from security_audit where action = 'HANDOVER_UNDONE' and subject = ?", pickup))
                .containsExactly("wrong bag");
        assertThat(texts(
                        "select undone_why from pickup_handover where undone_at is not null and pickup_id = ?",
                        UUID.fromString(pickup)))
                .containsExactly("wrong bag");
    }

    @Test
    void aReturnSaysWhetherTheGoodsCanBeSoldAgain() {
        String pickup = house.id(house.bought(order));
        house.ready(pickup);
        house.handOver(pickup, house.code(order)).expect(201);

        house.step(pickup, "returns", Map.of("lines", PickupHouse.lines(Map.of(1, 1)), "reason", "too small"))
                .expect(422);

        assertThat(api.stock("S001", sku)).containsExactly(0, 0);
    }

    @Test
    void moneyAndGoodsAreNeverBothDecided() {
        String pickup = rejected();
        managers.step(pickup, "decisions", Map.of("decision", "REFUND")).expect(200);

        for (Map<String, String> decision : List.of(
                Map.of("decision", "REFUND"),
                Map.of("decision", "WAIT"),
                Map.of("decision", "REROUTE", "store", "S002"))) {
            assertThat(managers.step(pickup, "decisions", decision).expect(409).at("/code"))
                    .isEqualTo("DECISION_REFUND_ASKED");
        }
    }

    @Test
    void aDecisionWithoutItsStoreIsExplained() {
        Api.Answer no = managers.step(rejected(), "decisions", Map.of("decision", "REROUTE"));

        assertThat(no.expect(422).at("/code")).isEqualTo("DECISION_STORE_MISSING");
        assertThat(no.at("/next")).isNotEmpty();
    }

    @Test
    void goodsThatAnotherStoreHasNotGotAreDecidedAboutAgain() {
        String pickup = sent();

        there.api()
                .post(transfer(pickup) + "/refusal", Map.of("reason", "NOT_FOUND", "writeOff", true))
                .expect(200);

        assertThat(house.states(order)).containsExactly("S001 REJECTED");
        assertThat(api.stock("S002", sku)).containsExactly(4, 0);
        assertThat(house.api().get("/api/v1/stores/S001/exceptions").expect(200).text())
                .contains(pickup);
    }

    @Test
    void goodsThatNeverCameAreDecidedAboutAgainByAManagerOnly() {
        String pickup = sent();
        String transfer = transfer(pickup);
        there.api().post(transfer + "/shipment", Map.of()).expect(200);

        house.api().post(transfer + "/loss", Map.of("reason", "OTHER")).expect(403);
        api.post(transfer + "/loss", Map.of("reason", "OTHER")).expect(200);

        assertThat(house.states(order)).containsExactly("S001 REJECTED");
        assertThat(api.stock("S002", sku)).containsExactly(4, 0);
        assertThat(api.stock("S001", sku)).containsExactly(0, 0);
    }

    /** magento/inventory#2078: no safe way to set reservations right. */
    @Test
    void aReservationThatNobodyHoldsIsReleasedAndThoseOfShoppersStay() {
        api.count("S001", sku, 3).expect(200);
        house.bought(order);
        leak();
        assertThat(api.stock("S001", sku)).containsExactly(3, 2);

        api.post("/api/v1/stock/drift/repairs", Map.of("reason", "a test")).expect(200);

        assertThat(api.stock("S001", sku)).containsExactly(3, 1);
        assertThat(api.get("/api/v1/stock/drift").expect(200).text()).doesNotContain(sku);
    }

    private void leak() {
        jdbc.sql("insert into inventory_reservation (store_id, sku, quantity, kind, holder_id, reserved_at)"
                        + " values ('S001', ?, 1, 'RESERVED', ?, current_timestamp)")
                .params(sku, UUID.randomUUID())
                .update();
        jdbc.sql("update inventory_balance set reserved = reserved + 1 where store_id = 'S001' and sku = ?")
                .param(sku)
                .update();
    }

    private String rejected() {
        String pickup = house.id(house.bought(order));
        house.step(pickup, "rejections", Map.of("reason", "DAMAGED", "variance", "PIECES"))
                .expect(200);
        return pickup;
    }

    private String sent() {
        api.count("S002", sku, 5).expect(200);
        String pickup = rejected();
        managers.step(pickup, "decisions", Map.of("decision", "SHIP_TO_STORE", "store", "S002"))
                .expect(200);
        return pickup;
    }

    private String transfer(String pickup) {
        for (JsonNode transfer :
                api.get("/api/v1/stores/S001/transfers").expect(200).json()) {
            if (transfer.path("pickup").asText().equals(pickup)) {
                return "/api/v1/transfers/" + transfer.path("id").asText();
            }
        }
        throw new AssertionError("no transfer of " + pickup);
    }

    private List<String> texts(String sql, Object value) {
        return jdbc.sql(sql).param(value).query(String.class).list();
    }
}
