package io.tillbridge.pos;

import static io.tillbridge.pos.TillsUnderTest.STORE;
import static io.tillbridge.pos.TillsUnderTest.sku;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.ForeignCode;
import io.tillbridge.catalog.UnmappedCodeRejected;
import io.tillbridge.formats.Unit;
import io.tillbridge.integration.UnitFate;
import io.tillbridge.integration.UnitFate.State;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Codes that nobody has explained, and those that need no explanation. The subclasses say on which database. */
abstract class TillCodesContract extends TillFiles {

    TillCodesContract(TillsUnderTest tills) {
        super(tills);
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
        List<Unit> units = new TillPaper()
                .row("1", "SALE", "NEW-1", 1, 1, "store", "S0102")
                .units();

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
}
