package io.tillbridge.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import io.tillbridge.shared.CountersFirst;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of an operator's own: a folder with a view's name and a page; a wrong one is refused and harms no other. */
class OwnReportTests {

    private static final String COLUMNS = "columns: {name: {type: TEXT}, amount: {type: MONEY, sum: true}}\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void aReportOfOurOwn() throws IOException {
        own("lost-umbrellas", "view: my_umbrellas\n" + COLUMNS, page("<expression><![CDATA[$F{name}]]></expression>"));
    }

    @Test
    void aFolderWithAViewIsAReport() throws IOException {
        var catalogue = new ReportCatalogue(folder.toString());

        ReportDefinition own = catalogue.find("lost-umbrellas").orElseThrow();
        assertThat(own.sql()).contains("from my_umbrellas where store_id = :store and business_date = :date");
        assertThat(own.title("zh")).isEqualTo("雨伞");
        assertThat(pdf(own)).isNotEmpty();
        assertThat(catalogue.all()).hasSize(10);
    }

    @Test
    void oursCanBeReplacedByName() throws IOException {
        own("company", "scope: COMPANY\nview: my_company\n" + COLUMNS, page("<expression>\"x\"</expression>"));

        assertThat(new ReportCatalogue(folder.toString())
                        .find("company")
                        .orElseThrow()
                        .title("zh"))
                .isEqualTo("雨伞");
    }

    @Test
    void aFolderThatIsWrongIsLeftOutWithItsReason() throws IOException {
        own("no-columns", "view: my_view\n", "");
        own("hostile-view", "view: 'x; drop table pos_line'\n" + COLUMNS, "");
        own("no-such-type", "view: my_view\ncolumns: {name: {type: ANYTHING}}\n", "");
        own("no-yaml", "columns: [\n", "");
        Files.createDirectories(folder.resolve("no-labels"));
        Files.writeString(folder.resolve("no-labels/report.yaml"), "view: my_view\n" + COLUMNS);

        var catalogue = new ReportCatalogue(folder.toString());

        assertThat(catalogue.broken().keySet())
                .containsExactlyInAnyOrder("no-columns", "hostile-view", "no-such-type", "no-yaml", "no-labels");
        assertThat(catalogue.broken().get("hostile-view")).contains("is no name of a view");
        assertThat(catalogue.all()).hasSize(10);
    }

    @Test
    void aPageThatIsWrongIsRefusedWithTheReasonWhileTheOthersWork() throws IOException {
        own("bad-page", "view: my_view\n" + COLUMNS, page("<expression><![CDATA[$F{nowhere}]]></expression>"));
        own("no-page", "view: my_view\n" + COLUMNS, "<html/>");
        var catalogue = new ReportCatalogue(folder.toString());

        for (String wrong : List.of("bad-page", "no-page")) {
            assertThatThrownBy(() -> pdf(catalogue.find(wrong).orElseThrow()))
                    .isInstanceOfSatisfying(ReportRejected.class, no -> {
                        assertThat(no.code()).isEqualTo("REPORT_TEMPLATE");
                        assertThat(no.facts().get(1).toString()).isNotBlank();
                    });
        }
        assertThat(pdf(catalogue.find("lost-umbrellas").orElseThrow())).isNotEmpty();
    }

    @Test
    void everySampleFitsItsReport() throws IOException {
        var json = new com.fasterxml.jackson.databind.ObjectMapper();
        for (ReportDefinition report : new ReportCatalogue("").all()) {
            var sample =
                    json.readTree(Path.of("reports", report.id(), "sample.json").toFile());
            assertThat(sample).isNotEmpty();
            sample.forEach(row -> assertThat(row.fieldNames())
                    .toIterable()
                    .as(report.id())
                    .containsExactlyElementsOf(
                            report.columns().stream().map(ReportColumn::key).toList()));
        }
    }

    @Test
    void aReportLiesInAFileWhileItIsTakenAlongAndNoLonger() throws IOException {
        ReportDefinition own =
                new ReportCatalogue(folder.toString()).find("lost-umbrellas").orElseThrow();
        for (String format : List.of("pdf", "xlsx")) {
            ReportFiles.Made made = files().make(own, data(own), texts(own), format);
            try (var content = made.content()) {
                assertThat(content.readAllBytes()).hasSize((int) made.size());
            }
            assertThat(leftBehind()).isEmpty();
        }
    }

    private byte[] pdf(ReportDefinition report) {
        try {
            return files().bytes(report, data(report), texts(report), "pdf");
        } finally {
            assertThat(leftBehind()).isEmpty();
        }
    }

    private ReportFiles files() {
        try {
            return new ReportFiles(new ReportSheet(), new ReportPages(folder, mock(CountersFirst.class)), folder);
        } catch (IOException | java.awt.FontFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Path> leftBehind() {
        try (var files = Files.list(folder.resolve("reports"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReportData data(ReportDefinition report) {
        return new ReportData(
                report.id(),
                "S001",
                LocalDate.of(2026, 11, 26),
                ReportData.State.OPEN,
                null,
                List.of(Map.of("name", "喆", "amount", 100L)),
                Map.of("amount", 100L),
                List.of());
    }

    private static ReportTexts texts(ReportDefinition report) {
        return new ReportTexts(report, "zh", ZoneId.of("Asia/Shanghai"));
    }

    private void own(String id, String description, String page) throws IOException {
        Path own = Files.createDirectories(folder.resolve(id));
        Files.writeString(own.resolve("report.yaml"), description);
        Files.writeString(own.resolve("labels_zh_CN.properties"), "title=雨伞\ncolumn.name=名称\ncolumn.amount=金额\n");
        Files.writeString(own.resolve("labels_en.properties"), "title=Umbrellas\n");
        Files.writeString(own.resolve(id + ".jrxml"), page);
    }

    private static String page(String expression) {
        return "<jasperReport name=\"own\" language=\"java\" pageWidth=\"595\" pageHeight=\"842\" columnWidth=\"515\""
                + " leftMargin=\"40\" rightMargin=\"40\" topMargin=\"36\" bottomMargin=\"36\">"
                + "<field name=\"name\" class=\"java.lang.String\"/><detail><band height=\"16\">"
                + "<element kind=\"textField\" x=\"0\" y=\"0\" width=\"200\" height=\"16\" fontName=\"Tillbridge Sans SC\">"
                + expression + "</element></band></detail></jasperReport>";
    }
}
