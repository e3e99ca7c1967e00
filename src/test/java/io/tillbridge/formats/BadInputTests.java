package io.tillbridge.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.formats.Reject.Code;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tills, spreadsheets and people do to a sales list. */
class BadInputTests {

    private static final Charset GBK = Charset.forName("GB18030");
    private static final String HEADER = "门店编号,收银机号,营业日期,交易时间,小票号,行号,商品条码,商品名称,数量,单价,实收金额,支付方式";
    private static final String ROW = "S0101,02,2026-11-21,18:42:31,0000001001,1,6901234567892,棉衣,1,10.00,10.00,微信";

    @ParameterizedTest
    @CsvSource({
        "2026-11-21,2026-11-21",
        "2026/11/21,2026-11-21",
        "2026/1/2,2026-01-02",
        "20261121,2026-11-21",
        "2026年11月21日,2026-11-21",
        "46347,2026-11-21"
    })
    void datesAreReadAsPeopleWriteThem(String written, LocalDate meant) {
        assertThat(row(ROW.replace("2026-11-21", written)).date("business-date"))
                .contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "2026-13-01", "2026-02-30", "0", "21.11.2026", "2026-11-21x", "99999"})
    void datesThatCannotBeAreRefused(String written) {
        Reject reject = reject(ROW.replace("2026-11-21", written));

        assertThat(reject.code()).isEqualTo(Code.FORMATS_DATE);
        assertThat(reject.field()).isEqualTo("business-date");
        assertThat(reject.column()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "24:10:00,2026-11-22T00:10:00",
        "25:30:00,2026-11-22T01:30:00",
        "02:59:59,2026-11-22T02:59:59",
        "03:00:00,2026-11-21T03:00:00",
        "9:05,2026-11-21T09:05:00",
        "184231,2026-11-21T18:42:31",
        "2026-11-22 00:10:00,2026-11-22T00:10:00"
    })
    void timesPastMidnightBelongToTheNight(String written, LocalDateTime meant) {
        assertThat(row(ROW.replace("18:42:31", written)).moment("at")).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"48:00:00", "12:60:00", "noon", "12:00:00 PM"})
    void timesThatCannotBeAreRefused(String written) {
        assertThat(reject(ROW.replace("18:42:31", written)).code()).isEqualTo(Code.FORMATS_DATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'6901234567892", "=\"6901234567892\"", "\"=\"\"6901234567892\"\"\"", "06901234567892"})
    void whatASpreadsheetPutsAroundABarcodeIsTakenOff(String written) {
        assertThat(row(ROW.replace("6901234567892", written)).text("barcode")).contains("6901234567892");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.90123E+12", "6.9E12", "69E12", "6901234567892.00", "=1+1", "69 01", "条码"})
    void whatIsNoBarcodeAnyMoreIsRefused(String written) {
        assertThat(reject(ROW.replace("6901234567892", written)).code()).isEqualTo(Code.FORMATS_BARCODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "１０.00",
                "(10.00)",
                "10.00-",
                "1O.00",
                "10,00",
                "1,0000.00",
                "10.001",
                "10.",
                "--10",
                "1e1",
                "¥10"
            })
    void anAmountThatIsNotPlainIsRefused(String written) {
        Reject reject = reject(ROW.replace("10.00,微信", "\"" + written + "\",微信"));

        assertThat(reject.code()).isEqualTo(Code.FORMATS_MONEY);
        assertThat(reject.field()).isEqualTo("amount");
        assertThat(reject.facts()).isEqualTo(List.of(written));
    }

    @Test
    void zerosThatASpreadsheetCutAreInTheReceiptAgain() {
        assertThat(row(ROW.replace("0000001001", "1001")).text("receipt")).contains("0000001001");
        assertThat(row(ROW.replace(",02,", ",2,")).text("till")).contains("02");
    }

    @Test
    void aGiftHasNoQuantityAndNoAmount() {
        Row gift = row("S0101,02,2026-11-21,18:42:31,0000001001,1,6901234567892,赠品,0,0.00,0.00,赠送");

        assertThat(gift.number("quantity")).contains(0L);
        assertThat(gift.text("type")).contains("SALE");
    }

    @ParameterizedTest
    @CsvSource({"-1,10.00", "1,-10.00"})
    void goodsAndMoneyGoTheSameWay(String quantity, String amount) {
        Reject reject = reject(ROW.replace("1,10.00,10.00", quantity + ",10.00," + amount));

        assertThat(reject.code()).isEqualTo(Code.FORMATS_RULE);
    }

    @Test
    void aTrailingDelimiterIsNoColumn() {
        assertThat(row(ROW + ",").text("tender")).contains("微信");
        assertThat(reject(ROW + ",x").code()).isEqualTo(Code.FORMATS_COLUMNS);
        assertThat(reject(ROW.replace(",微信", "")).code()).isEqualTo(Code.FORMATS_COLUMNS);
    }

    @Test
    void aQuoteCostsOneLineAndNeverTheRest() {
        ReadFile file = read(ROW.replace("棉衣", "\"棉衣"), ROW, ROW.replace("棉衣", "19\" 屏"), ROW.replace("棉衣", "\"棉\"衣"));

        assertThat(file.rejects()).extracting(Reject::line).containsExactly(2L, 5L);
        assertThat(file.rejects()).extracting(Reject::code).containsOnly(Code.FORMATS_QUOTES);
        assertThat(file.column("title")).containsExactly("棉衣", "19\" 屏");
    }

    @Test
    void nothingIsFilledInForWhatIsMissing() {
        Reject reject = reject(ROW.replace("0000001001", ""));

        assertThat(reject.code()).isEqualTo(Code.FORMATS_MISSING);
        assertThat(reject.field()).isEqualTo("receipt");
        assertThat(row(ROW.replace("棉衣", "")).text("title")).isEmpty();
    }

    @Test
    void aNulByteIsNoText() {
        assertThat(reject(ROW.replace("棉衣", "a\0b")).code()).isEqualTo(Code.FORMATS_BAD_BYTES);
    }

    @Test
    void aLineWithoutEndIsRefusedAndReadingGoesOn() {
        ReadFile file = read(ROW.replace("棉衣", "x".repeat(300_000)), ROW);

        assertThat(file.rejects()).extracting(Reject::code).containsExactly(Code.FORMATS_TOO_LONG);
        assertThat(file.rejects().get(0).raw()).hasSize(Reject.LONGEST_RAW);
        assertThat(file.units()).hasSize(1);
        assertThat(file.units().get(0).line()).isEqualTo(3);
    }

    @Test
    void aRowSaysWhereItStandsInTheFile() {
        byte[] content = content("\r\n", ROW.replace("棉衣", "纯棉"), ROW.replace(",10.00,微信", ",1O.00,微信"));

        Reject reject = ReadFile.of("cn-sales-detail", content).rejects().get(0);

        String before = new String(content, 0, (int) reject.offset(), GBK);
        assertThat(before).endsWith("棉衣,1,10.00,");
        assertThat(reject.column()).isEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void anyLineEndIsOne(String end) {
        ReadFile file = ReadFile.of("cn-sales-detail", content(end, ROW, ROW));

        assertThat(file.units()).extracting(Unit::line).containsExactly(2L, 3L);
    }

    @Test
    void subTotalsAndRepeatedHeadersAreLeftOutAnywhere() {
        ReadFile file = read(ROW, "小 计,,,,,1,,,1,,10.00,", HEADER, ROW, "合计,,,,,2,,,2,,20.00,", "制表:王芳", "\u001a");

        assertThat(file.rejects()).isEmpty();
        assertThat(file.units()).hasSize(2);
        assertThat(file.summary().sound()).isTrue();
    }

    @Test
    void rowsBehindATotalMeanThatItWasNoneOfTheFile() {
        assertThat(read(ROW, "合计,,,,,1,,,1,,10.00,", ROW).summary().complete()).isFalse();
        assertThat(read(ROW, "合计,,,,,1,,,1,,10.00,", ROW, "合计,,,,,2,,,2,,20.00,")
                        .summary()
                        .sound())
                .isTrue();
    }

    @Test
    void columnsMayComeInAnyOrderUnderOtherNames() {
        byte[] english = ("Payment,Amount,Qty,Price,Barcode,Line No,Receipt No,Time,Business Date,Till No,Store\n"
                        + "CASH,10.00,1,10.00,6901234567892,1,7,12:00:00,2026-11-21,1,S0101\n")
                .getBytes(StandardCharsets.US_ASCII);

        ReadFile file = ReadFile.of("cn-sales-detail", english);

        assertThat(file.rejects()).isEmpty();
        assertThat(file.column("tender")).containsExactly("CASH");
        assertThat(file.column("receipt")).containsExactly("0000000007");
    }

    @Test
    void aHeaderThatLacksAColumnIsAFaultOfTheFile() {
        ReadFile file =
                ReadFile.of("cn-sales-detail", HEADER.replace(",实收金额", "").getBytes(GBK));

        assertThat(file.faults()).contains(Code.FORMATS_NO_HEADER);
        assertThat(file.summary().faults().get(0).facts()).isEqualTo(List.of("实收金额"));
    }

    @Test
    void aFileOfSomethingElseIsNotReadToItsEnd() {
        byte[] other = "something else\n".repeat(100_000).getBytes(StandardCharsets.US_ASCII);

        ReadFile file = ReadFile.of("cn-sales-detail", other);

        assertThat(file.faults()).contains(Code.FORMATS_NO_HEADER);
        assertThat(file.summary().skipped()).isLessThan(200);
        assertThat(file.summary().sound()).isFalse();
    }

    @Test
    void aTrailerAloneIsNoFile() {
        ReadFile file = ReadFile.of("possale-pipe", "TR|0|0|0\r\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(file.faults()).containsExactly(Code.FORMATS_NO_HEADER);
    }

    @Test
    void twoFilesInOneAreNoneThatIsSound() {
        String one = new String(ReadFile.sample("cn_pos/POSSALE_S0101_20261121_000123.txt"), StandardCharsets.US_ASCII);

        ReadFile file = ReadFile.of("possale-pipe", (one + one).getBytes(StandardCharsets.US_ASCII));

        assertThat(file.faults()).contains(Code.FORMATS_ORDER);
        assertThat(file.summary().sound()).isFalse();
    }

    @Test
    void anEmptyFileProvesNothing() {
        assertThat(ReadFile.of("mixc-trade", new byte[0]).summary().complete()).isFalse();
        assertThat(ReadFile.of("possale-pipe", new byte[0]).summary().sound()).isFalse();
        assertThat(ReadFile.of("poslog-generic6", new byte[0]).summary().complete())
                .isFalse();
    }

    private static Row row(String line) {
        ReadFile file = read(line);
        assertThat(file.rejects()).isEmpty();
        return file.units().get(0).first();
    }

    private static Reject reject(String line) {
        ReadFile file = read(line, ROW);
        assertThat(file.units()).hasSize(1);
        assertThat(file.rejects()).hasSize(1);
        assertThat(file.rejects().get(0).line()).isEqualTo(2);
        return file.rejects().get(0);
    }

    private static ReadFile read(String... lines) {
        return ReadFile.of("cn-sales-detail", content("\r\n", lines));
    }

    private static byte[] content(String end, String... lines) {
        return (HEADER + end + String.join(end, lines) + end).getBytes(GBK);
    }
}
