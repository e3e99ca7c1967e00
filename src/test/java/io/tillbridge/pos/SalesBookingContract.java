package io.tillbridge.pos;

import static io.tillbridge.pos.TillPaper.line;
import static io.tillbridge.pos.TillPaper.tender;
import static io.tillbridge.pos.TillsUnderTest.BARCODES;
import static io.tillbridge.pos.TillsUnderTest.STORE;
import static io.tillbridge.pos.TillsUnderTest.sku;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Crowd;
import io.tillbridge.catalog.ForeignCode;
import io.tillbridge.catalog.UnmappedCodeRejected;
import io.tillbridge.formats.Unit;
import io.tillbridge.integration.FileInHand;
import io.tillbridge.integration.UnitFate;
import io.tillbridge.integration.UnitFate.State;
import io.tillbridge.inventory.StockDiscrepancies;
import io.tillbridge.inventory.StockDiscrepanciesFound;
import io.tillbridge.inventory.StockDiscrepancy;
import io.tillbridge.inventory.StockLedger;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of till files. The subclasses say on which database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SalesBookingContract {

    private static final String TEE = BARCODES.get(0);
    private static final String JEANS = BARCODES.get(1);

    private final TillsUnderTest tills;

    SalesBookingContract(TillsUnderTest tills) {
        this.tills = tills;
    }

    @BeforeEach
    void stock() {
        tills.empty();
        for (int i = 0; i < BARCODES.size(); i++) {
            tills.counted(STORE, sku(i), 100);
        }
    }

    @AfterEach
    void balance() {
        assertThat(tills.differences()).isEmpty();
    }

    @AfterAll
    void close() {
        tills.close();
    }

    @Test
    void aSaleTakesPiecesOutOfTheStoreAndAReturnBringsThemBack() {
        var paper = new TillPaper()
                .row("1001", "SALE", TEE, 2, 31800)
                .row("1002", "RETURN", TEE, -1, -15900)
                .row("1003", "SALE", JEANS, 1, 39900);

        assertThat(states(tills.book("day", paper.units()))).containsOnly(State.BOOKED);

        assertThat(tills.onHand(STORE, sku(0))).isEqualTo(99);
        assertThat(tills.onHand(STORE, sku(1))).isEqualTo(99);
        assertThat(net()).isEqualTo(55800);
        assertThat(tills.events)
                .filteredOn(SalesBooked.class::isInstance)
                .singleElement()
                .extracting(event -> ((SalesBooked) event).days())
                .isEqualTo(List.of(new SalesBooked.Day(TillPaper.DAY, 3, 3, Money.fen(55800))));
    }

    @Test
    void theSameFileUnderAnotherNameChangesNothing() {
        var paper = new TillPaper().row("1001", "SALE", TEE, 2, 31800).row("1001", "SALE", JEANS, 1, 39900);
        tills.book("day", paper.units());

        assertThat(states(tills.book("again", paper.units()))).containsOnly(State.REPEATED);

        assertThat(tills.onHand(STORE, sku(0))).isEqualTo(98);
        assertThat(net()).isEqualTo(71700);
    }

    @Test
    void zerosThatASpreadsheetDroppedDoNotMakeAnotherReceipt() {
        tills.book(
                "day", new TillPaper().row("0000001001", "SALE", TEE, 2, 31800).units());

        var fates = tills.book(
                "saved by hand",
                new TillPaper().row("1001", "SALE", TEE, 2, 31800, "till", "2").units());

        assertThat(states(fates)).containsExactly(State.CONFLICT);
        assertThat(net()).isEqualTo(31800);
    }

    @Test
    void otherContentUnderTheSameNumberIsListedAndNotBooked() {
        tills.book("day", new TillPaper().row("1001", "SALE", TEE, 2, 31800).units());

        var fates = tills.book(
                "corrected", new TillPaper().row("1001", "SALE", TEE, 1, 15900).units());

        assertThat(states(fates)).containsExactly(State.CONFLICT);
        assertThat(tills.onHand(STORE, sku(0))).isEqualTo(98);
        assertThat(tills.bean(TillConflicts.class).find(STORE, true))
                .singleElement()
                .satisfies(conflict -> {
                    assertThat(conflict.reason()).isEqualTo("POS_CONTENT");
                    assertThat(conflict.raw()).isEqualTo("line 1");
                    assertThat(conflict.fileName()).isEqualTo("corrected");
                });
    }

    @Test
    void rowsOfAReceiptThatAreScatteredInTheFileMakeOneTransaction() {
        var paper = new TillPaper()
                .row("1001", "SALE", TEE, 1, 15900)
                .row("1002", "SALE", JEANS, 1, 39900)
                .row("1001", "SALE", JEANS, 1, 39900);

        tills.book("day", paper.units());

        assertThat(tills.sum("select count(*) from pos_transaction")).isEqualTo(2);
        assertThat(tills.sum("select total_fen from pos_transaction where receipt = '1001'"))
                .isEqualTo(55800);
    }

    @Test
    void aReceiptThatGoesOnInTheNextChunkIsTheSameAsIfItHadComeWhole() {
        var paper = new TillPaper().row("1001", "SALE", TEE, 1, 15900).row("1001", "SALE", JEANS, 1, 39900);
        FileInHand file = TillsUnderTest.file("long");
        tills.book(file, paper.units(0, 1), false);

        assertThat(states(tills.book(file, paper.units(1, 2), true))).containsExactly(State.BOOKED);

        assertThat(states(tills.book("whole", paper.units()))).containsOnly(State.REPEATED);
        assertThat(tills.sum("select count(*) from pos_transaction")).isEqualTo(1);
        assertThat(net()).isEqualTo(55800);
    }

    @Test
    void aReceiptWithAnUnknownArticleWaitsAsAWholeAndIsBookedAsAWhole() {
        var paper = new TillPaper().row("1001", "SALE", TEE, 1, 15900).row("1001", "SALE", "NEW-1", 1, 100);

        List<UnitFate> parked = tills.book("day", paper.units());

        assertThat(states(parked)).containsOnly(State.PARKED);
        assertThat(codes(parked)).containsOnly("CATALOG_UNMAPPED_SKU");
        assertThat(net()).isZero();
        tills.map(ForeignCode.Kind.SKU, "NEW-1", sku(2).code());
        assertThat(states(tills.book("day", paper.units()))).containsOnly(State.BOOKED);
        assertThat(tills.onHand(STORE, sku(2))).isEqualTo(99);
        assertThat(tills.sum("select count(*) from pos_transaction")).isEqualTo(1);
    }

    @Test
    void unknownStoresTendersAndGuidesWaitToo() {
        var paper = new TillPaper()
                .row("1", "SALE", TEE, 1, 1, "store", "L88888")
                .row("2", "SALE", TEE, 1, 1, "tender", "京东白条")
                .row("3", "SALE", TEE, 1, 1, "guide", "G9999");

        assertThat(codes(tills.book("day", paper.units())))
                .containsExactly("CATALOG_UNMAPPED_STORE", "CATALOG_UNMAPPED_TENDER", "CATALOG_UNMAPPED_STAFF");

        tills.map(ForeignCode.Kind.STORE, "L88888", STORE.code());
        tills.map(ForeignCode.Kind.TENDER, "京东白条", "OTHER");
        tills.map(ForeignCode.Kind.STAFF, "G9999", "G0231");
        assertThat(states(tills.book("day", paper.units()))).containsOnly(State.BOOKED);
        assertThat(tills.sum("select count(*) from pos_line where guide = 'G0231'"))
                .isEqualTo(1);
        assertThat(tills.sum("select count(*) from pos_tender where tender = 'OTHER'"))
                .isEqualTo(1);
    }

    @Test
    void aReceiptSaysAllItsUnknownCodesAtOnce() {
        var paper = new TillPaper()
                .row("1", "SALE", "NEW-1", 1, 1, "store", "L88888", "tender", "京东白条")
                .row("1", "SALE", "NEW-2", 1, 1, "store", "L88888", "guide", "G9999");

        List<UnitFate> parked = tills.book("day", paper.units());

        assertThat(codes(parked)).containsOnly("CATALOG_UNMAPPED_SEVERAL");
        assertThat(((UnmappedCodeRejected) Objects.requireNonNull(parked.get(0).why())).foreignCodes())
                .extracting(code -> code.kind() + " " + code.code())
                .containsExactly("STORE L88888", "SKU NEW-1", "SKU NEW-2", "STAFF G9999", "TENDER 京东白条");
    }

    @Test
    void aReceiptThatMakesNoSenseDoesNotWaitForItsCodes() {
        List<Unit> units =
                new TillPaper().row("1", "SALE", "NEW-1", 1, 1, "store", "S0102").units();

        assertThat(codes(tills.book(TillsUnderTest.file("day", STORE), units, true)))
                .containsExactly("POS_OTHER_STORE");
    }

    @Test
    void aBarcodeIsKnownHoweverManyZerosStandBeforeIt() {
        var paper = new TillPaper().row("1", "SALE", "0" + TEE, 1, 1).row("2", "SALE", sku(1).code(), 1, 1);

        assertThat(states(tills.book("day", paper.units()))).containsOnly(State.BOOKED);

        assertThat(tills.onHand(STORE, sku(0))).isEqualTo(99);
        assertThat(tills.onHand(STORE, sku(1))).isEqualTo(99);
    }

    @Test
    void whatACountHasSeenAlreadyDoesNotChangeTheBalance() {
        tills.counted(STORE, sku(0), 10);
        tills.bean(StockLedger.class).count(STORE, sku(0), 7, "clerk");

        tills.book("day", new TillPaper().row("1", "SALE", TEE, 3, 3).units());

        assertThat(tills.onHand(STORE, sku(0))).isEqualTo(7);
        assertThat(tills.sum("select sum(quantity) from inventory_movement where kind = 'SALE'"))
                .isEqualTo(-3);
    }

    @Test
    void aTillThatSoldMoreThanTheBooksHadIsBelievedAndTheStoreIsAskedToCount() {
        tills.counted(STORE, sku(0), 1);

        tills.book("day", new TillPaper().row("1", "SALE", TEE, 3, 3).units());

        assertThat(tills.onHand(STORE, sku(0))).isZero();
        assertThat(tills.sum("select missing from inventory_balance where missing > 0"))
                .isEqualTo(2);
        assertThat(lookedFor())
                .singleElement()
                .extracting("kind", "found", "expected", "subject", "link")
                .containsExactly(StockDiscrepancy.Kind.OVERSOLD, -2L, 0L, "day", TillsUnderTest.LINK);
        assertThat(tills.events).anyMatch(StockDiscrepanciesFound.class::isInstance);
        tills.counted(STORE, sku(0), 5);
        assertThat(lookedFor()).isEmpty();
    }

    @Test
    void moreThatTheTillSoldIsTheSameThingToLookAt() {
        tills.counted(STORE, sku(0), 1);
        tills.book("day", new TillPaper().row("1", "SALE", TEE, 3, 3).units());
        tills.events.clear();

        tills.book("evening", new TillPaper().row("2", "SALE", TEE, 4, 4).units());

        assertThat(lookedFor()).singleElement().extracting("found").isEqualTo(-6L);
        assertThat(tills.events).noneMatch(StockDiscrepanciesFound.class::isInstance);
    }

    private List<StockDiscrepancy> lookedFor() {
        return tills.bean(StockDiscrepancies.class).list(STORE, true, 10);
    }

    @Test
    void aPostVoidUndoesWhatWasBookedAndStaysInTheBooksItself() {
        tills.book("day", new TillPaper().row("1001", "SALE", TEE, 2, 31800).units());

        var fates = tills.book(
                "next day",
                new TillPaper()
                        .transaction("1002", "POST_VOID", 31800, List.of(), "original-receipt", "1001")
                        .units());

        assertThat(states(fates)).containsExactly(State.BOOKED);
        assertThat(tills.onHand(STORE, sku(0))).isEqualTo(100);
        assertThat(net()).isZero();
        assertThat(tills.sum("select count(*) from pos_transaction where undone_by is not null"))
                .isEqualTo(1);
        assertThat(tills.sum("select count(*) from pos_line")).isEqualTo(2);
    }

    @Test
    void aVoidThatComesBeforeWhatItUndoesWaitsForIt() {
        tills.book(
                "late",
                new TillPaper()
                        .transaction("1002", "POST_VOID", 0, List.of(), "original-receipt", "1001")
                        .units());

        tills.book("day", new TillPaper().row("1001", "SALE", TEE, 2, 31800).units());

        assertThat(net()).isZero();
        assertThat(tills.onHand(STORE, sku(0))).isEqualTo(100);
        assertThat(tills.sum("select count(*) from pos_open_void")).isZero();
    }

    @Test
    void nothingIsUndoneTwice() {
        var paper = new TillPaper()
                .row("1001", "SALE", TEE, 2, 31800)
                .transaction("1002", "POST_VOID", 0, List.of(), "original-receipt", "1001")
                .transaction("1003", "POST_VOID", 0, List.of(), "original-receipt", "1001");

        assertThat(states(tills.book("day", paper.units())))
                .containsExactly(State.BOOKED, State.BOOKED, State.CONFLICT);

        assertThat(net()).isZero();
    }

    @Test
    void aVoidOfATransactionThatNeverWasFinishedMovesNothing() {
        tills.book("day", new TillPaper().row("1001", "VOID", TEE, 2, 31800).units());

        assertThat(net()).isZero();
        assertThat(tills.onHand(STORE, sku(0))).isEqualTo(100);
    }

    @Test
    void aMissingNumberIsAnAlarmUntilItComesLate() {
        tills.book(
                "day",
                new TillPaper()
                        .row("1001", "SALE", TEE, 1, 1)
                        .row("1005", "SALE", TEE, 1, 1)
                        .units());
        assertThat(tills.events)
                .filteredOn(NumbersMissing.class::isInstance)
                .singleElement()
                .extracting(event -> ((NumbersMissing) event).missing())
                .isEqualTo(List.of(new NumbersMissing.Range(1002, 1004)));

        tills.book("late", new TillPaper().row("1003", "SALE", TEE, 1, 1).units());
        assertThat(open()).containsExactly("1002-1002", "1004-1004");

        tills.book(
                "later",
                new TillPaper()
                        .row("1002", "SALE", TEE, 1, 1)
                        .row("1004", "SALE", TEE, 1, 1)
                        .units());
        assertThat(open()).isEmpty();
    }

    @Test
    void aNumberThatWasUsedForTrainingOrASuspendedReceiptIsNotMissing() {
        tills.book(
                "day",
                new TillPaper()
                        .transaction("1002", "TRAINING", 100, List.of())
                        .row("1001", "SALE", TEE, 1, 1)
                        .row("1005", "SALE", TEE, 1, 1)
                        .transaction("1003", "SUSPENDED", 0, List.of())
                        .transaction("1090", "TRAINING", 0, List.of())
                        .units());
        assertThat(open()).containsExactly("1004-1004");

        var told = tills.book(
                "late",
                new TillPaper()
                        .transaction("1004", "SUSPENDED", 0, List.of())
                        .transaction("1002", "TRAINING", 999, List.of())
                        .units());
        assertThat(states(told)).containsOnly(State.REPEATED);
        assertThat(open()).isEmpty();
    }

    @Test
    void aFileWithARowForEachTenderCountsItsPiecesOnce() {
        var paper = new TillPaper();
        tendered(paper, "S000001001", 1, 2000, "WP", 31800, "YES");
        tendered(paper, "S000001002", 2, -1000, "WP", -15900, "YES");
        tendered(paper, "S000001003", 3, 1000, "CH", 33900, "YES");
        tendered(paper, "S000001003", 4, 0, "OT", 6000, "NO");

        assertThat(states(tills.book("mixc", paper.units()))).containsOnly(State.BOOKED);

        assertThat(net()).isEqualTo(55800);
        assertThat(tills.sum("select sum(turnover_fen) from pos_transaction")).isEqualTo(49800);
        assertThat(tills.sum("select sum(quantity) from pos_transaction")).isEqualTo(2000);
    }

    @Test
    void aTransactionOfALogIsBookedWithItsTendersAndItsChange() {
        var paper = new TillPaper()
                .transaction(
                        "1003",
                        "SALE",
                        39900,
                        List.of(
                                line("SALE", JEANS, 1, 39900),
                                tender("Coupon", 5000),
                                tender("Loyalty", 1000),
                                tender("Cash", 40000),
                                tender("Cash", -6100)))
                .transaction("1004", "TILL_SETTLE", 0, List.of())
                .transaction("1005", "TRAINING", 9999900, List.of(line("SALE", JEANS, 1, 9999900)));

        assertThat(states(tills.book("log", paper.units())))
                .containsExactly(State.BOOKED, State.BOOKED, State.REPEATED);

        assertThat(net()).isEqualTo(39900);
        assertThat(tills.onHand(STORE, sku(1))).isEqualTo(99);
        assertThat(open()).isEmpty();
    }

    @Test
    void aReceiptThatDoesNotAddUpIsRefused() {
        var paper = new TillPaper()
                .transaction("1", "SALE", 200, List.of(line("SALE", TEE, 1, 100), tender("Cash", 200)))
                .transaction("2", "SALE", 100, List.of(line("SALE", TEE, 1, 100), tender("Cash", 90)))
                .row("3", "SALE", TEE, 1, 1, "business-date", null, "at", null);

        assertThat(codes(tills.book("log", paper.units()))).containsExactly("POS_LINES", "POS_TENDERS", "POS_NO_KEY");

        assertThat(net()).isZero();
    }

    @Test
    void aFileOfAnotherStoreThanItsLinkIsRefusedRowByRow() {
        List<Unit> units = new TillPaper()
                .row("1", "SALE", TEE, 1, 1, "store", "S0102")
                .row("2", "SALE", TEE, 1, 1, "store", null)
                .units();

        List<UnitFate> fates = tills.book(TillsUnderTest.file("day", STORE), units, true);

        assertThat(states(fates)).containsExactly(State.REFUSED, State.BOOKED);
    }

    @ParameterizedTest
    @CsvSource({
        "poslog-generic6, poslog/poslog6_pickup_day.xml, 6, 55800, 55800, 2000",
        "poslog-generic6, poslog/ok_gbk.xml, 6, 55800, 55800, 2000",
        "poslog-generic6, poslog/variant_ns_v600.xml, 6, 55800, 55800, 2000",
        "poslog-xstore, poslog/xstore_dialect.xml, 2, 39900, 39900, 1000",
        "poslog-acs, poslog/acs_dialect_void_event.xml, 1, 1000, 1000, 1000",
        "possale-pipe, cn_pos/POSSALE_S0101_20261121_000123.txt, 3, 55800, 55800, 2000",
        "posfix-gbk, cn_pos/POSFIX_S0101_20261121.dat, 3, 55800, 55800, 2000",
        "cn-sales-detail, cn_pos/sales_detail_S0101_20261121_gb18030.csv, 4, 185700, 185700, 3000",
        "cn-sales-detail, cn_pos/sales_detail_S0101_20261121_utf8bom.csv, 4, 185700, 185700, 3000",
        "cn-sales-detail, cn_pos/sales_detail_S0101_20261121_utf16le.csv, 4, 185700, 185700, 3000",
        "mixc-trade, cn_pos/mixc_trade_L88888_20261121.txt, 3, 55800, 49800, 2000",
        "rtlog-14.1, rtlog/RTLOG_101_20261122003000.DAT, 6, 15900, 15900, 1000",
    })
    void everySampleIsBookedWithItsDocumentedResult(
            String layout, String name, int transactions, long net, long turnover, long quantity) {
        List<Unit> units = SampleFile.read(layout, name);

        explainWhatWaits(name, units);

        assertThat(tills.sum("select count(*) from pos_transaction")).isEqualTo(transactions);
        assertThat(net()).isEqualTo(net);
        assertThat(tills.sum("select sum(turnover_fen) from pos_transaction")).isEqualTo(turnover);
        assertThat(tills.sum("select sum(quantity) from pos_transaction")).isEqualTo(quantity);
        assertThat(states(tills.book("sent again", units))).containsOnly(State.REPEATED);
    }

    /** Maps the codes of other houses as somebody there would, in one go. */
    private void explainWhatWaits(String name, List<Unit> units) {
        List<UnitFate> fates = tills.book(name, units);
        assertThat(states(fates)).isSubsetOf(State.BOOKED, State.REPEATED, State.PARKED);
        List<Unit> parked = new ArrayList<>();
        for (int i = 0; i < fates.size(); i++) {
            if (fates.get(i).why() instanceof UnmappedCodeRejected unmapped) {
                parked.add(units.get(i));
                unmapped.foreignCodes().forEach(this::explain);
            }
        }
        assertThat(states(tills.book(name, parked))).isSubsetOf(State.BOOKED, State.REPEATED);
    }

    private void explain(ForeignCode code) {
        String ours = switch (code.kind()) {
            case STORE -> STORE.code();
            case SKU -> sku(0).code();
            case TENDER -> "CARD";
            case STAFF -> "G0231";
        };
        tills.map(code.kind(), code.code(), ours);
    }

    @Test
    void aPickupThatATillDocumentsMovesNoStockAndIsListedForTheMatch() {
        tills.book("poslog", SampleFile.read("poslog-generic6", "poslog/poslog6_pickup_day.xml"));

        assertThat(tills.onHand(STORE, sku(0))).isEqualTo(101);
        assertThat(tills.onHand(STORE, sku(1))).isEqualTo(99);
        assertThat(tills.sum("select quantity from pos_pickup_line where order_id = 'WXLIVE-4420098123' and not known"))
                .isEqualTo(2000);
    }

    @Test
    void goodsOfALiveOrderThatTheCounterHandedOverAreNotTakenOutOfTheStockAgain() {
        tills.pickup("LIVE-1", sku(0), 2);
        var paper = new TillPaper()
                .row("1", "SALE", TEE, 2, 200, "external-order", "LIVE-1")
                .row("2", "SALE", JEANS, 1, 100, "external-order", "LIVE-1")
                .row("3", "SALE", TEE, 1, 100, "external-order", "LIVE-2");

        tills.book("day", paper.units());

        assertThat(tills.onHand(STORE, sku(0))).isEqualTo(99);
        assertThat(tills.onHand(STORE, sku(1))).isEqualTo(99);
        assertThat(tills.sum("select count(*) from pos_pickup_line where known"))
                .isEqualTo(1);
    }

    @Test
    void whateverTheTillsTellTheBooksSayWhatAPlainModelSays() {
        for (long seed = 1; seed <= 12; seed++) {
            new TillLives(tills, seed).live(25);
        }
    }

    @Test
    void twoFilesWithTheSameReceiptsAtTheSameMomentAreBookedOnce() {
        for (int round = 0; round < 10; round++) {
            String day = "day " + round;
            String number = "" + (1000 + round);
            var one = new TillPaper().row(number, "SALE", TEE, 1, 15900);
            var other = round % 2 == 0 ? one : new TillPaper().row(number, "SALE", TEE, 2, 31800);

            List<State> states = new Crowd(2)
                    .each(
                            2,
                            i -> tills.book(day + i, (i == 0 ? one : other).units())
                                    .get(0)
                                    .state());

            assertThat(states)
                    .containsExactlyInAnyOrder(State.BOOKED, round % 2 == 0 ? State.REPEATED : State.CONFLICT);
        }
        assertThat(tills.sum("select count(*) from pos_transaction")).isEqualTo(10);
    }

    private static void tendered(
            TillPaper paper, String receipt, long serial, long quantity, String tender, long amount, String turnover) {
        paper.row(
                receipt,
                amount < 0 ? "RETURN" : "SALE",
                TEE,
                0,
                0,
                "barcode",
                null,
                "amount",
                null,
                "unit-price",
                null,
                "quantity",
                quantity,
                "tender",
                tender,
                "tender-amount",
                amount,
                "turnover",
                turnover,
                "line",
                serial);
    }

    private long net() {
        return tills.sum("select coalesce(sum(total_fen), 0) from pos_transaction");
    }

    private List<String> open() {
        return tills.jdbc()
                .sql("select first_no || '-' || last_no from pos_gap where closed_at is null order by first_no")
                .query(String.class)
                .list();
    }

    private static List<State> states(List<UnitFate> fates) {
        return fates.stream().map(UnitFate::state).toList();
    }

    private static List<String> codes(List<UnitFate> fates) {
        return fates.stream()
                .map(UnitFate::why)
                .filter(Objects::nonNull)
                .map(BusinessRuleViolation::code)
                .toList();
    }
}
