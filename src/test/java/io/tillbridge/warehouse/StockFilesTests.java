package io.tillbridge.warehouse;

import static io.tillbridge.integration.UnitFate.State.BOOKED;
import static io.tillbridge.integration.UnitFate.State.CONFLICT;
import static io.tillbridge.integration.UnitFate.State.PARKED;
import static io.tillbridge.integration.UnitFate.State.REFUSED;
import static io.tillbridge.integration.UnitFate.State.REPEATED;
import static io.tillbridge.warehouse.WarehouseUnderTest.STORE;
import static io.tillbridge.warehouse.WarehouseUnderTest.WAREHOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.CodeMappings;
import io.tillbridge.catalog.ForeignCode;
import io.tillbridge.formats.Row;
import io.tillbridge.integration.UnitFate;
import io.tillbridge.inventory.StockDiscrepancies;
import io.tillbridge.inventory.StockDiscrepanciesFound;
import io.tillbridge.inventory.StockDiscrepancy;
import io.tillbridge.inventory.StockLedger;
import io.tillbridge.inventory.StockMoves;
import io.tillbridge.inventory.StockRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Snapshots and changes, and what can be wrong with them. */
class StockFilesTests {

    private static final WarehouseUnderTest HOUSE = WarehouseUnderTest.onH2();

    private String barcode;
    private Instant now;

    @BeforeEach
    void begin() {
        HOUSE.later(Duration.ofHours(1));
        barcode = HOUSE.article(10, 4);
        now = HOUSE.later(Duration.ofHours(1));
    }

    @AfterEach
    void balances() {
        HOUSE.stockBalances("after the test");
        HOUSE.empty();
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    void theChangeThatIsToldTwiceInTheSampleHasOneEffect() {
        var delta = Papers.delta(
                "WH01",
                now,
                9911,
                change("OZ1001", "WH01", -2, "SHIP"),
                change("OZ1002", "S0101", 2, "RECV"),
                change("OZ1002", "S0101", 2, "RECV"));

        assertThat(HOUSE.states(delta, DeltaBooking.class)).containsExactly(BOOKED, BOOKED, REPEATED);

        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(8L, 0L, 0L);
        assertThat(HOUSE.stock(STORE, barcode)).containsExactly(6L, 0L, 0L);
        assertThat(HOUSE.states(delta.again(), DeltaBooking.class)).containsOnly(REPEATED);
        assertThat(HOUSE.stock(STORE, barcode)).containsExactly(6L, 0L, 0L);
    }

    @Test
    void theSameChangeWithOtherContentIsAConflict() {
        HOUSE.book(Papers.delta("WH01", now, 1, change("A1", "WH01", 1, "RECV")), DeltaBooking.class);

        List<UnitFate> again =
                HOUSE.book(Papers.delta("WH01", now, 2, change("A1", "WH01", 3, "RECV")), DeltaBooking.class);

        assertThat(again).singleElement().satisfies(fate -> {
            assertThat(fate.state()).isEqualTo(CONFLICT);
            assertThat(WarehouseUnderTest.code(fate)).isEqualTo("WAREHOUSE_CHANGE_CONFLICT");
        });
        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(11L, 0L, 0L);
    }

    @Test
    void theSampleSnapshotCountsGoodPiecesOfAllBinsOnly() {
        var snapshot = Papers.snapshot(
                "WH01",
                now,
                421,
                Papers.stock("WH01", barcode, "A-01-02", "GOOD", 120),
                Papers.stock("WH01", barcode, "A-01-09", "GOOD", 5),
                Papers.stock("S0101", barcode, "SHELF", "GOOD", 6),
                Papers.stock("S0101", barcode, "BACK", "DAMAGED", 1));

        assertThat(HOUSE.states(snapshot, SnapshotBooking.class)).containsOnly(BOOKED);

        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(125L, 0L, 0L);
        assertThat(HOUSE.stock(STORE, barcode)).containsExactly(6L, 0L, 0L);
    }

    @Test
    void anArticleThatAFullSnapshotDoesNotNameIsNotThere() {
        String other = HOUSE.article(7, 7);
        HOUSE.later(Duration.ofMinutes(1));

        HOUSE.book(
                Papers.snapshot("WH01", HOUSE.clock.instant(), 1, Papers.stock("WH01", barcode, "A", "GOOD", 3)),
                SnapshotBooking.class);

        assertThat(HOUSE.stock(WAREHOUSE, other)).containsExactly(0L, 0L, 0L);
        assertThat(HOUSE.stock(STORE, other)).containsExactly(7L, 0L, 0L);
    }

    @Test
    void aSnapshotThatIsNotNewerThanTheLastChangesNothing() {
        var first = Papers.snapshot("WH01", now, 1, Papers.stock("WH01", barcode, "A", "GOOD", 3));
        HOUSE.book(first, SnapshotBooking.class);

        assertThat(HOUSE.states(first.again(), SnapshotBooking.class)).containsExactly(REPEATED);
        var older = Papers.snapshot("WH01", now.minusSeconds(60), 2, Papers.stock("WH01", barcode, "A", "GOOD", 9));
        assertThat(HOUSE.book(older, SnapshotBooking.class)).singleElement().satisfies(fate -> {
            assertThat(fate.state()).isEqualTo(REFUSED);
            assertThat(WarehouseUnderTest.code(fate)).isEqualTo("WAREHOUSE_OLD_SNAPSHOT");
        });
        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(3L, 0L, 0L);
    }

    @Test
    void whatWasSoldAfterTheSnapshotWasTakenIsNeitherLostNorCountedTwice() {
        sell(2);
        Instant asOf = HOUSE.later(Duration.ofMinutes(1));
        HOUSE.later(Duration.ofMinutes(1));
        sell(3);
        reserve(1);

        HOUSE.book(
                Papers.snapshot("WH01", asOf, 1, Papers.stock("WH01", barcode, "A", "GOOD", 8)), SnapshotBooking.class);

        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(5L, 1L, 0L);
    }

    @Test
    void changesThatASnapshotHasSeenAreIgnoredAndLaterOnesBooked() {
        HOUSE.book(
                Papers.snapshot("WH01", now, 1, Papers.stock("WH01", barcode, "A", "GOOD", 8)), SnapshotBooking.class);

        HOUSE.book(
                Papers.delta(
                        "WH01",
                        now,
                        5,
                        Papers.change("B1", now, barcode, "WH01", -2, "SHIP", ""),
                        Papers.change("B2", now.plusSeconds(1), barcode, "WH01", -1, "SHIP", "")),
                DeltaBooking.class);

        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(8L, 0L, 0L);
        HOUSE.later(Duration.ofMinutes(1));
        HOUSE.book(
                Papers.delta("WH01", now, 6, Papers.change("B3", now.plusSeconds(1), barcode, "WH01", -1, "SHIP", "")),
                DeltaBooking.class);
        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(7L, 0L, 0L);
    }

    @Test
    void promisedPiecesThatASnapshotDoesNotFindAreListedAndGoToNobodyNew() {
        reserve(6);

        HOUSE.book(
                Papers.snapshot("WH01", now, 1, Papers.stock("WH01", barcode, "A", "GOOD", 4)), SnapshotBooking.class);

        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(6L, 6L, 2L);
        assertThat(HOUSE.told)
                .filteredOn(StockDiscrepanciesFound.class::isInstance)
                .singleElement()
                .extracting("kind", "place", "subject")
                .containsExactly(StockDiscrepancy.Kind.SHORTFALL, WAREHOUSE, "STOCKSNAP_1");
        assertThat(lookedFor())
                .singleElement()
                .extracting("kind", "found", "expected", "link")
                .containsExactly(StockDiscrepancy.Kind.SHORTFALL, 4L, 6L, "wms-stock");
    }

    @Test
    void whoCountsTheArticleHasLookedAtWhatASnapshotDidNotFind() {
        reserve(6);
        HOUSE.book(
                Papers.snapshot("WH01", now, 1, Papers.stock("WH01", barcode, "A", "GOOD", 4)), SnapshotBooking.class);

        HOUSE.bean(StockLedger.class).count(WAREHOUSE, WarehouseUnderTest.sku(barcode), 6, "keeper");

        assertThat(lookedFor()).isEmpty();
        assertThat(HOUSE.bean(StockDiscrepancies.class).list(WAREHOUSE, false, 10))
                .extracting(StockDiscrepancy::closedBy)
                .containsExactly("keeper");
    }

    private static List<StockDiscrepancy> lookedFor() {
        return HOUSE.bean(StockDiscrepancies.class).list(WAREHOUSE, true, 10);
    }

    @Test
    void missingPiecesThatAreGivenBackAreNotPromisedAgain() {
        StockRequest held = reserve(6);
        HOUSE.book(
                Papers.snapshot("WH01", now, 1, Papers.stock("WH01", barcode, "A", "GOOD", 4)), SnapshotBooking.class);

        HOUSE.in(() -> HOUSE.bean(StockLedger.class).release(List.of(held)));

        assertThat(HOUSE.level(WAREHOUSE, barcode).free()).isEqualTo(4);
        HOUSE.in(() -> HOUSE.bean(StockMoves.class)
                .writeOff(new StockRequest(held.holder(), WAREHOUSE, Map.of(WarehouseUnderTest.sku(barcode), 2)), "t"));
        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(4L, 0L, 0L);
        assertThat(HOUSE.level(WAREHOUSE, barcode).free()).isEqualTo(4);
    }

    @Test
    void aFileBehindAGapWaitsUntilTheMissingOneComes() {
        HOUSE.book(Papers.delta("WH01", now, 10, change("C1", "WH01", 1, "RECV")), DeltaBooking.class);
        var twelve = Papers.delta("WH01", now, 12, change("C3", "WH01", 4, "RECV"));

        assertThat(HOUSE.book(twelve, DeltaBooking.class)).singleElement().satisfies(fate -> {
            assertThat(fate.state()).isEqualTo(PARKED);
            assertThat(WarehouseUnderTest.code(fate)).isEqualTo("WAREHOUSE_GAP");
        });
        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(11L, 0L, 0L);
        HOUSE.book(Papers.delta("WH01", now, 11, change("C2", "WH01", 2, "RECV")), DeltaBooking.class);

        assertThat(HOUSE.released).containsExactly(twelve.file().id());
        assertThat(HOUSE.replay(twelve, DeltaBooking.class)).containsExactly(UnitFate.BOOKED);
        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(17L, 0L, 0L);
        assertThat(HOUSE.bean(Feeds.class).waiting("wms-delta", WAREHOUSE)).isEmpty();
    }

    @Test
    void aNewerSnapshotClosesAGap() {
        HOUSE.book(Papers.delta("WH01", now, 10, change("D1", "WH01", 1, "RECV")), DeltaBooking.class);
        var twelve = Papers.delta("WH01", now, 12, change("D3", "WH01", 4, "RECV"));
        HOUSE.book(twelve, DeltaBooking.class);
        Instant asOf = HOUSE.later(Duration.ofMinutes(1));

        HOUSE.book(
                Papers.snapshot("WH01", asOf, 1, Papers.stock("WH01", barcode, "A", "GOOD", 20)),
                SnapshotBooking.class);

        assertThat(HOUSE.released).containsExactly(twelve.file().id());
        assertThat(HOUSE.replay(twelve, DeltaBooking.class)).containsExactly(UnitFate.BOOKED);
        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(20L, 0L, 0L);
        HOUSE.later(Duration.ofMinutes(1));
        Instant at = HOUSE.clock.instant();
        HOUSE.book(
                Papers.delta("WH01", at, 13, Papers.change("D4", at, barcode, "WH01", 1, "RECV", "")),
                DeltaBooking.class);
        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(21L, 0L, 0L);
    }

    @Test
    void anUnknownBarcodeWaitsForItsMappingAndIsBookedAsOfItsOwnMoment() {
        var snapshot = Papers.snapshot(
                "WH01",
                now,
                1,
                Papers.stock("WH01", barcode, "A", "GOOD", 3),
                Papers.stock("WH01", "X-" + barcode, "B", "GOOD", 2));
        assertThat(HOUSE.states(snapshot, SnapshotBooking.class)).containsExactly(BOOKED, PARKED);
        HOUSE.later(Duration.ofMinutes(1));
        sell(1);

        map(ForeignCode.Kind.SKU, "wms-stock", "X-" + barcode, "SKU-" + barcode);
        var waiting = new Papers.Paper(snapshot.file(), List.of(snapshot.units().get(1)));

        assertThat(HOUSE.replay(waiting, SnapshotBooking.class)).containsExactly(UnitFate.BOOKED);
        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(4L, 0L, 0L);
    }

    @Test
    void anUnknownPlaceWaitsForItsMapping() {
        String place = "P-" + barcode;
        var snapshot = Papers.snapshot(place, now, 1, Papers.stock(place, barcode, "A", "GOOD", 3));
        var delta = Papers.delta(place, now, 1, change("E1-" + barcode, place, 1, "RECV"));
        assertThat(HOUSE.book(snapshot, SnapshotBooking.class))
                .extracting(WarehouseUnderTest::code)
                .containsExactly("CATALOG_UNMAPPED_STORE");
        assertThat(HOUSE.states(delta, DeltaBooking.class)).containsExactly(PARKED);

        map(ForeignCode.Kind.STORE, "wms-stock", place, "WH01");

        assertThat(HOUSE.replay(snapshot, SnapshotBooking.class)).containsExactly(UnitFate.BOOKED);
        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(3L, 0L, 0L);
    }

    @Test
    void changesThatAreNotFitForSaleOrNoWholePiecesChangeNothing() {
        var half = Papers.row(
                "change", "id", "F1", "at", Papers.local(now), "barcode", barcode, "place", "WH01", "quantity", 500L);
        var damaged = Papers.row(
                "change",
                "id",
                "F2",
                "at",
                Papers.local(now),
                "barcode",
                barcode,
                "place",
                "WH01",
                "quantity",
                1000L,
                "condition",
                "CC");
        var nameless = Papers.row("change", "at", Papers.local(now), "barcode", barcode, "place", "WH01");

        assertThat(HOUSE.states(
                        Papers.paper("wms-report", "r1", null, List.of(half, damaged, nameless)), DeltaBooking.class))
                .containsExactly(REFUSED, BOOKED, REFUSED);

        assertThat(HOUSE.stock(WAREHOUSE, barcode)).containsExactly(10L, 0L, 0L);
    }

    private Row change(String id, String place, long pieces, String reason) {
        return Papers.change(id, now, barcode, place, pieces, reason, "DN-none");
    }

    private void sell(int pieces) {
        StockRequest request = reserve(pieces);
        HOUSE.in(() -> HOUSE.bean(StockLedger.class).fulfil(request, "test", HOUSE.clock.instant()));
    }

    private StockRequest reserve(int pieces) {
        var request = new StockRequest(UUID.randomUUID(), WAREHOUSE, Map.of(WarehouseUnderTest.sku(barcode), pieces));
        HOUSE.in(() -> assertThat(HOUSE.bean(StockLedger.class).reserve(List.of(request)))
                .isEmpty());
        return request;
    }

    private static void map(ForeignCode.Kind kind, String link, String code, String target) {
        HOUSE.bean(CodeMappings.class).map(new ForeignCode(kind, FeedCodes.CHANNEL, link, code), target, "test");
    }
}
