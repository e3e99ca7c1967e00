package io.tillbridge.warehouse;

import static io.tillbridge.integration.UnitFate.State.BOOKED;
import static io.tillbridge.integration.UnitFate.State.CONFLICT;
import static io.tillbridge.integration.UnitFate.State.REFUSED;
import static io.tillbridge.integration.UnitFate.State.REPEATED;
import static io.tillbridge.warehouse.WarehouseUnderTest.STORE;
import static io.tillbridge.warehouse.WarehouseUnderTest.WAREHOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.formats.Row;
import io.tillbridge.integration.UnitFate;
import io.tillbridge.inventory.StockDiscrepancies;
import io.tillbridge.inventory.StockDiscrepancy;
import io.tillbridge.orders.LinesCancelled;
import io.tillbridge.orders.OrderCancelled;
import io.tillbridge.pickup.PickupExceptions;
import io.tillbridge.warehouse.WarehouseUnderTest.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goods that a warehouse is asked for, and what it says of them; files come in any order. */
class TransferFilesTests {

    private static final WarehouseUnderTest HOUSE = WarehouseUnderTest.onH2();

    private String barcode;
    private String document;
    private Asked asked;
    private Instant left;
    private Instant came;

    @BeforeEach
    void begin() {
        HOUSE.later(Duration.ofHours(1));
        barcode = HOUSE.article(10, 0);
        document = "DN" + barcode;
        HOUSE.later(Duration.ofMinutes(1));
        asked = HOUSE.ask(barcode, 3);
        left = HOUSE.later(Duration.ofMinutes(10));
        came = HOUSE.later(Duration.ofMinutes(10));
        HOUSE.later(Duration.ofMinutes(10));
    }

    @AfterEach
    void balances() {
        HOUSE.balances("after the test");
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    void theRequestHasTheFormOfTheSample() throws JsonProcessingException {
        var file = HOUSE.sent().entrySet().stream()
                .filter(sent -> sent.getValue().contains(asked.orderId()))
                .findFirst()
                .orElseThrow();
        JsonNode request = new ObjectMapper().readTree(file.getValue());

        assertThat(file.getKey()).matches("PICKREQ_S0101_2026\\d{4}_\\d{7}\\.json");
        assertThat(request.path("schema").asText()).isEqualTo("pickrequest/1");
        assertThat(request.path("msgId").asText())
                .isEqualTo("PR-" + file.getKey().replaceAll(".*_|\\.json", ""));
        assertThat(request.path("createdAt").asText()).matches("2026-11-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+08:00");
        assertThat(request.at("/orders/0/lines/0"))
                .isEqualTo(new ObjectMapper()
                        .readTree("{\"line\":1,\"gtin\":\"" + barcode
                                + "\",\"qty\":3,\"fromLocation\":\"WH01\",\"toLocation\":\"S0101\"}"));
        assertThat(names(request)).containsExactly("schema", "msgId", "createdAt", "store", "orders");
        assertThat(names(request.at("/orders/0"))).containsExactly("orderNo", "reservationNo", "pickupBy", "lines");
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    @Test
    void isConfirmedArrivesAndIsCountedOnceAtBothEnds() {
        assertThat(confirm("OZ1", "YES", 3)).isEqualTo(BOOKED);
        assertThat(HOUSE.pickups(asked)).containsExactly("IN_TRANSIT");
        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(7L, 0L, 0L);

        assertThat(confirm("OZ1", "YES", 3)).isEqualTo(REPEATED);
        HOUSE.book(report(sent(-3), received(3)), DeltaBooking.class);

        assertThat(HOUSE.pickups(asked)).containsExactly("ARRIVED");
        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(7L, 0L, 0L);
        assertThat(HOUSE.stock(STORE, barcode)).containsExactly(3L, 3L, 0L);
    }

    @Test
    void changesThatComeBeforeTheConfirmationAreTakenBackByIt() {
        HOUSE.book(report(sent(-3), received(3)), DeltaBooking.class);
        assertThat(HOUSE.stock(STORE, barcode)).containsExactly(3L, 0L, 0L);

        assertThat(confirm("OZ1", "YES", 3)).isEqualTo(BOOKED);

        assertThat(HOUSE.transfer(asked)).isEqualTo("ARRIVED");
        assertThat(HOUSE.pickups(asked)).containsExactly("ARRIVED");
        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(7L, 0L, 0L);
        assertThat(HOUSE.stock(STORE, barcode)).containsExactly(3L, 3L, 0L);
    }

    @Test
    void aWarehouseThatNamesTheOrderNeedsNoConfirmation() {
        document = asked.orderId();

        HOUSE.book(report(sent(-3)), DeltaBooking.class);
        assertThat(HOUSE.pickups(asked)).containsExactly("IN_TRANSIT");
        HOUSE.book(report(received(2)), DeltaBooking.class);
        assertThat(HOUSE.pickups(asked)).containsExactly("IN_TRANSIT");
        HOUSE.book(report(received(1)), DeltaBooking.class);

        assertThat(HOUSE.pickups(asked)).containsExactly("ARRIVED");
        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(7L, 0L, 0L);
        assertThat(HOUSE.stock(STORE, barcode)).containsExactly(3L, 3L, 0L);
    }

    @Test
    void aSnapshotBetweenLeavingAndTheConfirmationIsRight() {
        snapshot(left.plusSeconds(60), 7);
        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(7L, 3L, 0L);

        confirm("OZ1", "YES", 3);

        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(7L, 0L, 0L);
    }

    @Test
    void aSnapshotTakenBeforeTheWarehouseBookedTheGoodsOutIsRightOnceTheChangeComes() {
        confirm("OZ1", "YES", 3);
        snapshot(left.plusSeconds(60), 10);
        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(10L, 0L, 0L);

        HOUSE.book(
                report(Papers.change("S" + barcode, left.plusSeconds(120), barcode, "WH01", -3, "SHIP", document)),
                DeltaBooking.class);

        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(7L, 0L, 0L);
    }

    @Test
    void whatWillNotComeIsACaseToDecideAboutAndTheRestIsSent() {
        assertThat(confirm("OZ1", "NO", 1)).isEqualTo(BOOKED);
        assertThat(HOUSE.pickups(asked)).containsExactly("SHIP_TO_STORE");

        assertThat(confirm("OZ2", "YES", 1)).isEqualTo(BOOKED);

        assertThat(HOUSE.pickups(asked)).containsExactly("IN_TRANSIT", "REJECTED");
        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(8L, 0L, 0L);
        assertThat(HOUSE.bean(PickupExceptions.class).ofStore(STORE, 500))
                .filteredOn(open -> open.orderId().equals(asked.orderId()))
                .singleElement()
                .extracting("reason")
                .isEqualTo("SHORTAGE");
        HOUSE.book(report(received(2)), DeltaBooking.class);
        assertThat(HOUSE.pickups(asked)).containsExactly("ARRIVED", "REJECTED");
        assertThat(HOUSE.stock(STORE, barcode)).containsExactly(2L, 2L, 0L);
    }

    @Test
    void nothingAtAllWillCome() {
        assertThat(confirm("OZ1", "YES", 0)).isEqualTo(BOOKED);

        assertThat(HOUSE.pickups(asked)).containsExactly("REJECTED");
        assertThat(HOUSE.transfer(asked)).isEqualTo("CANCELLED");
        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(10L, 0L, 0L);
        HOUSE.in(() -> HOUSE.bean(PickRequestDesk.class).follow(asked.transfer()));
        assertThat(cancellations()).isEmpty();
    }

    @Test
    void theWarehouseIsToldOfFewerPiecesAndOfNoneAndASendingInVainIsListed() {
        HOUSE.publish(new LinesCancelled(asked.order(), Map.of(1, 1)));
        HOUSE.in(() -> HOUSE.bean(PickRequestDesk.class).follow(asked.transfer()));
        assertThat(cancellations()).singleElement().asString().contains("\"qty\":1", "pickcancel/1");

        HOUSE.jdbc()
                .sql("update orders_order set status = 'CANCELLED' where id = ?")
                .param(asked.order())
                .update();
        HOUSE.publish(new OrderCancelled(asked.order()));
        HOUSE.in(() -> HOUSE.bean(PickRequestDesk.class).follow(asked.transfer()));

        assertThat(cancellations()).hasSize(2).anyMatch(file -> file.contains("\"qty\":2"));
        assertThat(confirm("OZ1", "YES", 3)).isEqualTo(REFUSED);
        assertThat(HOUSE.bean(StockDiscrepancies.class).list(WAREHOUSE, true, 1))
                .extracting(StockDiscrepancy::kind)
                .containsExactly(StockDiscrepancy.Kind.SENT_IN_VAIN);
    }

    @Test
    void theSameConfirmationWithOtherContentIsAConflictAndAnUnknownOrderIsRefused() {
        confirm("OZ1", "YES", 3);

        assertThat(confirm("OZ1", "YES", 2)).isEqualTo(CONFLICT);
        var foreign =
                Papers.confirmed(Papers.confirm("NOBODY-1", "DN-x", "WH01", "OZ-x" + barcode, "YES", left, barcode, 1));
        assertThat(HOUSE.book(foreign, ConfirmBooking.class))
                .extracting(WarehouseUnderTest::code)
                .containsExactly("WAREHOUSE_UNKNOWN_ORDER");
    }

    private List<String> cancellations() {
        return HOUSE.sent().entrySet().stream()
                .filter(file -> file.getKey().startsWith("PICKCANCEL_"))
                .map(Map.Entry::getValue)
                .filter(body -> body.contains(asked.orderId()))
                .toList();
    }

    private UnitFate.State confirm(String id, String last, int pieces) {
        var rows = Papers.confirm(asked.orderId(), document, "WH01", id + barcode, last, left, barcode, pieces);
        return HOUSE.states(Papers.confirmed(rows), ConfirmBooking.class).get(0);
    }

    private void snapshot(Instant asOf, long pieces) {
        HOUSE.book(
                Papers.snapshot("WH01", asOf, 1, Papers.stock("WH01", barcode, "A", "GOOD", pieces)),
                SnapshotBooking.class);
    }

    private static Papers.Paper report(Row... changes) {
        return Papers.paper("wms-report", "report", null, List.of(changes));
    }

    private Row sent(long pieces) {
        return Papers.change("S" + barcode + pieces, left, barcode, "WH01", pieces, "SHIP", document);
    }

    private Row received(long pieces) {
        return Papers.change("R" + barcode + pieces, came, barcode, "S0101", pieces, "RECV", document);
    }
}
