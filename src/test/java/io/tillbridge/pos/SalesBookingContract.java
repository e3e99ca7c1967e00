package io.tillbridge.pos;

import static io.tillbridge.pos.TillPaper.line;
import static io.tillbridge.pos.TillPaper.tender;
import static io.tillbridge.pos.TillsUnderTest.STORE;
import static io.tillbridge.pos.TillsUnderTest.sku;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Crowd;
import io.tillbridge.formats.Unit;
import io.tillbridge.integration.FileInHand;
import io.tillbridge.integration.UnitFate;
import io.tillbridge.integration.UnitFate.State;
import io.tillbridge.shared.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of till files. The subclasses say on which database. */
abstract class SalesBookingContract extends TillFiles {

    SalesBookingContract(TillsUnderTest tills) {
        super(tills);
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
}
