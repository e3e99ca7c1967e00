package io.tillbridge.pos;

import static io.tillbridge.pos.TillPaper.line;
import static io.tillbridge.pos.TillPaper.tender;
import static io.tillbridge.pos.TillsUnderTest.STORE;
import static io.tillbridge.pos.TillsUnderTest.sku;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.ForeignCode;
import io.tillbridge.catalog.UnmappedCodeRejected;
import io.tillbridge.formats.Unit;
import io.tillbridge.integration.UnitFate;
import io.tillbridge.integration.UnitFate.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms in which files of different houses tell the same. The subclasses say on which database. */
abstract class TillFormsContract extends TillFiles {

    TillFormsContract(TillsUnderTest tills) {
        super(tills);
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
}
