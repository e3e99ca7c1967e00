package io.tillbridge.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody sees who tries out a link. */
class ParseReportTests {

    @Test
    void saysWhereAndWhyARowIsRefusedAndWhatToDo() throws IOException {
        String report = report("cn_pos/bad_sales_detail_gb18030.csv", Locale.SIMPLIFIED_CHINESE);

        assertThat(report)
                .contains("第 7 行")
                .contains("(quantity)")
                .contains("“－１”不是合适的数字")
                .contains("请使用半角数字")
                .contains("本行的引号不成对")
                .contains("6.90123E+12");
    }

    @Test
    void saysInEnglishWhetherTheFileIsSound() throws IOException {
        assertThat(report("cn_pos/sales_detail_S0101_20261121_gb18030.csv", Locale.UK))
                .contains("Rows: 4 read, 4 units good, 0 refused")
                .contains("The file is sound")
                .contains("185700  =  185700");
        assertThat(report("cn_pos/bad_truncated_no_total.csv", Locale.UK)).contains("The file is not complete");
    }

    @Test
    void columnsStandBelowEachOtherWhateverTheirLanguage() {
        TextTable table = new TextTable();
        table.add("纯棉", "1");
        table.add("jeans", "2");
        table.add("\u001b[31mred", "3");

        assertThat(table.toString().lines().map(line -> TextTable.width(line.substring(0, line.length() - 1))))
                .hasSize(3)
                .containsOnly(10);
        assertThat(table.toString()).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @EnumSource(Reject.Code.class)
    void everyCodeHasItsSentences(Reject.Code code) {
        Reject reject = new Reject(1, 0, 1, null, "", code, List.of("a", "b", "c"));

        for (Locale language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            assertThat(Sentences.in(language).of(reject)).isNotBlank().doesNotContain("{");
            assertThat(Sentences.in(language).next(reject)).isNotBlank().doesNotContain("{");
        }
    }

    private static String report(String sample, Locale language) throws IOException {
        ParseReport report = new ParseReport();
        Summary summary = new FormatReader()
                .read(
                        new Layouts().get("cn-sales-detail"),
                        new ByteArrayInputStream(ReadFile.sample(sample)),
                        sample,
                        report);
        return report.render(summary, language);
    }
}
