package io.tillbridge.pos;

import static io.tillbridge.pos.TillsUnderTest.STORE;
import static io.tillbridge.pos.TillsUnderTest.sku;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.inventory.StockDiscrepancies;
import io.tillbridge.inventory.StockDiscrepanciesFound;
import io.tillbridge.inventory.StockDiscrepancy;
import io.tillbridge.inventory.StockLedger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of the stock when a till tells what it sold. The subclasses say on which database. */
abstract class TillStockContract extends TillFiles {

    TillStockContract(TillsUnderTest tills) {
        super(tills);
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

    private List<StockDiscrepancy> lookedFor() {
        return tills.bean(StockDiscrepancies.class).list(STORE, true, 10);
    }
}
