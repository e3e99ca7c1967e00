package io.tillbridge.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.formats.Reject.Code;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists that Chinese store systems export, good and bad. */
class CnListSampleTests {

    private static final String DETAIL = "cn-sales-detail";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sales_detail_S0101_20261121_gb18030.csv",
                "sales_detail_S0101_20261121_utf8bom.csv",
                "sales_detail_S0101_20261121_utf16le.csv"
            })
    void theSameListIsReadInThreeEncodings(String name) {
        var file = ReadFile.sample(DETAIL, "cn_pos/" + name);

        assertThat(file.rejects()).isEmpty();
        assertThat(file.summary().sound()).isTrue();
        assertThat(file.units()).hasSize(4);
        assertThat(file.sum("quantity")).isEqualTo(3000);
        assertThat(file.sum("amount")).isEqualTo(185_700);
        assertThat(file.summary().checks()).hasSize(3).allMatch(Summary.Check::holds);
        assertThat(file.column("barcode"))
                .containsExactly("6901234567892", "6901234567892", "6901234567908", "6901234567915");
        assertThat(file.column("tender")).containsExactly("微信", "微信", "现金", "现金");
        assertThat(file.column("type")).containsExactly("SALE", "RETURN", "SALE", "SALE");
        assertThat(file.column("business-date")).containsOnly(DAY);
        assertThat(file.units().get(0).first().text("title")).contains("纯棉短袖T恤 白 L");
        assertThat(file.units().get(3).first().text("title")).contains("19\" 显示器");
    }

    @Test
    void aSaleAfterMidnightBelongsToTheDayBefore() {
        var night = ReadFile.sample(DETAIL, "cn_pos/sales_detail_S0101_20261121_gb18030.csv")
                .units()
                .get(2);

        assertThat(night.first().date("business-date")).contains(DAY);
        assertThat(night.first().moment("at")).contains(LocalDateTime.of(2026, 11, 22, 0, 0, 41));
        assertThat(night.line()).isEqualTo(8);
        assertThat(night.raw()).startsWith("S0101,02,2026-11-21,00:00:41").contains("\"牛仔裤,直筒\"");
    }

    @Test
    void theTitleLinesSayWhoseListItIs() {
        var head = ReadFile.sample(DETAIL, "cn_pos/empty_shop_closed_header_only.csv")
                .head();

        assertThat(head.text("store")).contains("S0101");
        assertThat(head.date("business-date")).contains(DAY);
    }

    @Test
    void aClosedShopHasNoRowsAndThatIsFine() {
        var file = ReadFile.sample(DETAIL, "cn_pos/empty_shop_closed_header_only.csv");

        assertThat(file.units()).isEmpty();
        assertThat(file.rejects()).isEmpty();
        assertThat(file.summary().sound()).isTrue();
        assertThat(file.summary().checks()).hasSize(3).allMatch(Summary.Check::holds);
    }

    @Test
    void eachBadRowIsRefusedAloneWithItsLine() {
        var file = ReadFile.sample(DETAIL, "cn_pos/bad_sales_detail_gb18030.csv");

        assertThat(file.column("receipt")).containsExactly("0000001001");
        assertThat(file.rejects()).extracting(Reject::line).containsExactly(7L, 8L, 9L);
        assertThat(file.rejects())
                .extracting(Reject::code)
                .containsExactly(Code.FORMATS_NUMBER, Code.FORMATS_QUOTES, Code.FORMATS_BARCODE);
        assertThat(file.rejects().get(0).field()).isEqualTo("quantity");
        assertThat(file.rejects().get(0).column()).isEqualTo(9);
        assertThat(file.rejects().get(2).facts()).isEqualTo(List.of("6.90123E+12"));
        assertThat(file.summary().rows()).isEqualTo(4);
        assertThat(file.summary().rejected()).isEqualTo(3);
        assertThat(file.faults()).isEmpty();
    }

    @Test
    void aCutCharacterIsFoundAtItsByte() {
        var file = ReadFile.sample(DETAIL, "cn_pos/bad_cut_multibyte_gb18030.csv");

        assertThat(file.units()).hasSize(3);
        assertThat(file.rejects()).hasSize(1);
        var reject = file.rejects().get(0);
        assertThat(reject.line()).isEqualTo(6);
        assertThat(reject.code()).isEqualTo(Code.FORMATS_BAD_BYTES);
        assertThat(reject.offset()).isBetween(0x125L, 0x135L);
    }

    @Test
    void linesInAnotherEncodingAreRefused() {
        var file = ReadFile.sample(DETAIL, "cn_pos/bad_mixed_encoding.csv");

        assertThat(file.rejects()).isNotEmpty().extracting(Reject::code).containsOnly(Code.FORMATS_BAD_BYTES);
        assertThat(file.rejects().get(0).offset()).isEqualTo(0x145);
        assertThat(file.rejects()).extracting(Reject::line).containsExactly(6L, 7L);
        assertThat(file.column("tender")).containsOnly("现金");
    }

    @Test
    void aListWithoutTotalsIsNotComplete() {
        var file = ReadFile.sample(DETAIL, "cn_pos/bad_truncated_no_total.csv");

        assertThat(file.summary().complete()).isFalse();
        assertThat(file.summary().sound()).isFalse();
        assertThat(file.faults()).containsExactly(Code.FORMATS_NO_TRAILER);
        assertThat(file.units()).hasSize(3);
        assertThat(file.rejects()).extracting(Reject::code).containsExactly(Code.FORMATS_COLUMNS);
    }

    @Test
    void aPipeFileAddsUpToItsTrailer() {
        var file = ReadFile.sample("possale-pipe", "cn_pos/POSSALE_S0101_20261121_000123.txt");

        assertThat(file.rejects()).isEmpty();
        assertThat(file.summary().sound()).isTrue();
        assertThat(file.units()).hasSize(3);
        assertThat(file.sum("amount")).isEqualTo(55_800);
        assertThat(file.column("type")).containsExactly("SALE", "RETURN", "SALE");
        assertThat(file.head().number("sequence")).contains(123L);
        assertThat(file.units().get(2).first().moment("at")).contains(LocalDateTime.of(2026, 11, 22, 0, 0, 41));
    }

    @Test
    void aTrailerThatIsOneFenOffIsAFaultOfTheFile() {
        var file = ReadFile.sample("possale-pipe", "cn_pos/bad_POSSALE_trailer_amount.txt");

        assertThat(file.faults()).containsExactly(Code.FORMATS_CONTROL);
        assertThat(file.summary().faults().get(0).facts()).isEqualTo(List.of("amount", "55801", "55800"));
        assertThat(file.summary().sound()).isFalse();
    }
}
