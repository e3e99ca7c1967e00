package io.tillbridge.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.formats.Reject.Code;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files of fields at their bytes: the GBK till and RTLOG. */
class FixedSampleTests {

    private static final String RTLOG = "rtlog-14.1";

    @Test
    void bytesAreCountedAndNotCharacters() {
        var file = ReadFile.sample("posfix-gbk", "cn_pos/POSFIX_S0101_20261121.dat");

        assertThat(file.rejects()).isEmpty();
        assertThat(file.summary().sound()).isTrue();
        assertThat(file.units()).hasSize(3);
        assertThat(file.sum("amount")).isEqualTo(55_800);
        assertThat(file.column("title")).containsExactly("纯棉短袖T恤 白 L", "纯棉短袖T恤 白 L", "牛仔裤,直筒");
        assertThat(file.column("guide")).containsExactly("G0231", "G0231", "-");
        assertThat(file.column("barcode")).containsExactly("6901234567892", "6901234567892", "6901234567908");
        assertThat(file.column("quantity")).containsExactly(2000L, -1000L, 1000L);
        assertThat(file.summary().checks()).hasSize(2).allMatch(Summary.Check::holds);
    }

    @Test
    void aFileThatWasTranscodedHasNoLineOfTheRightLength() {
        var file = ReadFile.sample("posfix-gbk", "cn_pos/bad_POSFIX_decoded_then_padded.dat");

        assertThat(file.units()).isEmpty();
        assertThat(file.rejects()).extracting(Reject::line).containsExactly(1L, 2L, 3L);
        assertThat(file.rejects()).extracting(Reject::code).containsOnly(Code.FORMATS_LENGTH);
        assertThat(file.rejects().get(0).facts().get(0)).isEqualTo("121");
        assertThat(file.summary().complete()).isFalse();
    }

    @Test
    void anRtlogHasTwoTransactionsWithMoney() {
        var file = ReadFile.sample(RTLOG, "rtlog/RTLOG_101_20261122003000.DAT");

        assertThat(file.rejects()).isEmpty();
        assertThat(file.summary().sound()).isTrue();
        assertThat(file.column("type"))
                .containsExactly("TILL_OPEN", "SALE", "RETURN", "VOID", "POST_VOID", "END_OF_DAY");
        assertThat(file.column("total")).containsExactly(0L, 31_800L, -15_900L, 0L, 0L, 0L);
        assertThat(file.column("store")).containsOnly("101");
        assertThat(file.column("business-date")).containsOnly(LocalDate.of(2026, 11, 21));
        assertThat(file.summary().checks()).containsExactly(new Summary.Check("records", 18, 18));
        assertThat(file.summary().rows()).isEqualTo(18);
    }

    @Test
    void aLineOfAnRtlogCostsWhatWasPaidForIt() {
        var sale = ReadFile.sample(RTLOG, "rtlog/RTLOG_101_20261122003000.DAT")
                .units()
                .get(1);

        var line = sale.rows("line").get(0);
        assertThat(line.number("quantity")).contains(2000L);
        assertThat(line.number("unit-price")).contains(19_900L);
        assertThat(line.number("amount")).contains(31_800L);
        assertThat(line.text("kind")).contains("PICKUP");
        assertThat(sale.rows("discount").get(0).number("amount")).contains(8_000L);
        assertThat(sale.rows("tender").get(0).text("tender")).contains("CCARD");
        assertThat(sale.first().text("member")).contains("M00012345");
        assertThat(sale.line()).isEqualTo(4);
        assertThat(sale.raw().lines()).hasSize(6);
    }

    @Test
    void aWrongFileCountIsAFaultOfTheFile() {
        var file = ReadFile.sample(RTLOG, "rtlog/bad_ftail_count.DAT");

        assertThat(file.faults()).containsExactly(Code.FORMATS_CONTROL);
        assertThat(file.summary().faults().get(0).facts()).isEqualTo(List.of("records", "99", "18"));
    }

    @Test
    void anRtlogWithoutItsTailIsNotComplete() {
        var file = ReadFile.sample(RTLOG, "rtlog/bad_no_ftail.DAT");

        assertThat(file.summary().complete()).isFalse();
        assertThat(file.faults()).containsExactly(Code.FORMATS_NO_TRAILER);
    }

    @Test
    void aShortLineRefusesItsTransactionAlone() {
        var file = ReadFile.sample(RTLOG, "rtlog/bad_short_line.DAT");

        assertThat(file.rejects()).extracting(Reject::code).containsExactly(Code.FORMATS_LENGTH);
        assertThat(file.summary().rejected()).isEqualTo(1);
        assertThat(file.units()).hasSize(5);
        assertThat(file.summary().sound()).isTrue();
    }

    @Test
    void aLetterInAnAmountRefusesItsTransactionAlone() {
        var file = ReadFile.sample(RTLOG, "rtlog/bad_letter_in_amount.DAT");

        assertThat(file.rejects()).hasSize(1);
        var reject = file.rejects().get(0);
        assertThat(reject.line()).isEqualTo(8);
        assertThat(reject.column()).isEqualTo(29);
        assertThat(reject.field()).isEqualTo("amount");
        assertThat(reject.code()).isEqualTo(Code.FORMATS_MONEY);
        assertThat(file.column("type")).containsExactly("TILL_OPEN", "RETURN", "VOID", "POST_VOID", "END_OF_DAY");
        assertThat(file.summary().sound()).isTrue();
    }

    @Test
    void aTransactionThatDoesNotAddUpIsRefusedAndAFloatHasNothingToAddUpTo() {
        String log = new String(ReadFile.sample("rtlog/RTLOG_101_20261122003000.DAT"), StandardCharsets.US_ASCII);

        var wrong = ReadFile.of(
                RTLOG,
                log.replace("P00000000000003180000", "P00000000000003190000").getBytes(StandardCharsets.US_ASCII));
        var paidIn = ReadFile.of(
                RTLOG,
                log.replace("RETURNRETURN", "PAIDIN      ")
                        .replace("N00000000000001590000", "P00000000000002000000")
                        .getBytes(StandardCharsets.US_ASCII));

        assertThat(wrong.rejects()).extracting(Reject::code).containsExactly(Code.FORMATS_CONTROL);
        assertThat(wrong.units()).hasSize(5);
        assertThat(paidIn.rejects()).isEmpty();
        assertThat(paidIn.column("type")).contains("PAID_IN");
    }

    @Test
    void taxesOfAStoreWhosePricesAreWithoutTaxAreAddedToTheirLines() {
        var file = ReadFile.of(RTLOG, taxed("P00000000000003593400", "000000000000002066667", "000000000000002067333"));

        assertThat(file.rejects()).isEmpty();
        assertThat(file.summary().sound()).isTrue();
        assertThat(file.units().get(1).rows("line").get(0).number("amount")).contains(35_934L);
        assertThat(file.column("total")).contains(35_934L);
    }

    @Test
    void taxesThatThePricesContainAreNotAddedToThem() {
        var file = ReadFile.of(RTLOG, taxed("P00000000000003180000", "000000000000003658407"));

        assertThat(file.rejects()).isEmpty();
        assertThat(file.units().get(1).rows("line").get(0).number("amount")).contains(31_800L);
    }

    @Test
    void aTransactionThatAgreesNeitherWithItsTaxesNorWithoutThemIsRefused() {
        var file = ReadFile.of(RTLOG, taxed("P00000000000003593500", "000000000000004134000"));

        assertThat(file.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.code()).isEqualTo(Code.FORMATS_CONTROL);
            assertThat(reject.facts()).isEqualTo(List.of("amount", "35935", "31800"));
        });
        assertThat(file.units()).hasSize(5);
    }

    /** The sale of the sample with taxes of these amounts on its one line. */
    private static byte[] taxed(String paid, String... taxes) {
        String log = new String(ReadFile.sample("rtlog/RTLOG_101_20261122003000.DAT"), StandardCharsets.US_ASCII);
        String records = Stream.of(taxes)
                .map(tax -> "IGTAX0000000007" + "0000000001" + "SALES " + "00000001300000000000" + "P" + tax
                        + " ".repeat(120) + "\n")
                .collect(Collectors.joining());
        return log.replace("TTEND0000000008", records + "TTEND0000000008")
                .replace("P00000000000003180000", paid)
                .replace("TTAIL00000000090000000004", "TTAIL0000000009000000000" + (4 + taxes.length))
                .replace("FTAIL00000000200000000018", "FTAIL000000002000000000" + (18 + taxes.length))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
