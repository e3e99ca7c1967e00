package io.tillbridge.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.Api;
import io.tillbridge.OrderEvents;
import io.tillbridge.TillbridgeTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Page, PDF, XLSX and JSON of every report say the same, and say what the ledgers say. */
@TillbridgeTest
class ReportTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Api admin;
    private final JdbcTemplate sql;
    private final ReportCatalogue catalogue;
    private final StoreDays days;
    private String store = "";

    ReportTests(@LocalServerPort int port, JdbcTemplate sql, ReportCatalogue catalogue, StoreDays days) {
        this.admin = Api.at(port);
        this.sql = sql;
        this.catalogue = catalogue;
        this.days = days;
    }

    @BeforeEach
    void aStoreOfItsOwn() {
        store = "R" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(java.util.Locale.ROOT);
        sql.update(
                "insert into catalog_store (store_id, kind, name_zh, name_en, address, zone, opens, closes)"
                        + " values (?, 'STORE', '喆堃昇店', 'Store', 'x', 'Asia/Shanghai', '10:00', '22:00')",
                store);
    }

    @Test
    void thereAreNineReportsAndNoneIsBroken() {
        assertThat(catalogue.broken()).isEmpty();
        assertThat(catalogue.all())
                .extracting(ReportDefinition::id)
                .containsExactly(
                        "company",
                        "coupons",
                        "exceptions",
                        "guide-statement",
                        "live-funnel",
                        "members",
                        "pickup-service",
                        "points",
                        "store-day");
    }

    @Test
    void everyReportSaysTheSameInEveryFormat() throws IOException {
        var random = RandomGenerator.of("L64X128MixRandom");
        handOverAt("S001");
        for (int i = 0; i < 40; i++) {
            sale(store, today(), random.nextInt(1, 90_000), "G00" + random.nextInt(1, 5));
        }
        for (ReportDefinition report : catalogue.all()) {
            JsonNode json = report(report.id(), today());
            List<List<Object>> sheet = sheet(report.id(), today());
            String pdf = pdf(report.id(), today());

            assertThat(json.path("rows").size())
                    .as(report.id())
                    .isEqualTo(sheet.size() - (report.columns().stream().anyMatch(ReportColumn::summed) ? 1 : 0));
            for (int i = 0; i < json.path("rows").size(); i++) {
                same(report, json.path("rows").get(i), sheet.get(i), pdf);
            }
            if (!json.path("totals").isEmpty()) {
                same(report, json.path("totals"), sheet.get(sheet.size() - 1), pdf);
            }
        }
    }

    @Test
    void thePageSaysWhatTheOthersSayAndTakesNothingForMarkup() {
        sql.update("update catalog_store set name_zh = ? where store_id = ?", "<b>喆堃</b>", store);
        sale(store, today(), 123_450, null);

        String company = page("company");
        String day = page("store-day");

        assertThat(company)
                .contains("公司汇总", "&lt;b&gt;喆堃&lt;/b&gt;", "¥1,234.50")
                .doesNotContain("<b>喆堃");
        assertThat(day).contains("门店日报", "¥1,234.50", "format=pdf");
        assertThat(page("no-such-report")).contains("no-such-report");
    }

    private String page(String report) {
        return admin.get("/reports?lang=zh&report=" + report + "&store=" + store + "&date=" + today())
                .expect(200)
                .text();
    }

    @Test
    void whatAStoreSoldIsWhatItsLedgerSays() {
        var random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < 25; i++) {
            sale(store, today(), random.nextInt(-20_000, 90_000), null);
        }

        JsonNode rows = report("store-day", today()).path("rows");

        for (String kind : List.of("SALE", "RETURN")) {
            long ledger = sql.queryForObject(
                    "select coalesce(sum(l.amount_fen), 0) from pos_line l join pos_transaction t on t.id = l.transaction_id"
                            + " where t.store_id = ? and l.kind = ?",
                    Long.class,
                    store,
                    kind);
            assertThat(row(rows, kind + "S").path("amount").asLong()).isEqualTo(ledger);
        }
    }

    @Test
    void chineseNamesAndYuanAreInThePdf() throws IOException {
        sale(store, today(), 123_450, null);

        String pdf = pdf("store-day", today());

        assertThat(pdf).contains("门店日报", "¥1,234.50", "收银销售");
        assertThat(pdf("company", today())).contains("喆堃昇店");
    }

    @Test
    void moreComesBackThanWasSoldAndTheReportSaysSo() throws IOException {
        sale(store, today(), 10_000, null);
        sale(store, today(), -20_000, null);

        JsonNode returned = row(report("store-day", today()).path("rows"), "RETURNS");

        assertThat(returned.path("amount").asLong()).isEqualTo(-20_000);
        assertThat(row(report("store-day", today()).path("rows"), "TENDER_CASH")
                        .path("amount")
                        .asLong())
                .isEqualTo(-10_000);
        assertThat(pdf("store-day", today())).contains("-¥200.00", "-¥100.00");
        assertThat(page("store-day")).contains("-¥200.00", "-¥100.00");
    }

    @Test
    void hostileNamesAreTextEverywhere() throws IOException {
        for (String hostile : List.of("=1+1", "+SUM(A1)", "@cmd", "<b>x</b>", "${7*7}", "-2+3")) {
            sql.update("update catalog_store set name_zh = ? where store_id = ?", hostile, store);

            Cell name = cell("company", hostile);

            assertThat(name.getType()).isEqualTo(CellType.STRING);
            assertThat(name.getFormula()).isNull();
            assertThat(pdf("company", today())).contains(hostile);
        }
    }

    @Test
    void anEmptyDayOfAStoreIsAReportOfNothing() throws IOException {
        for (ReportDefinition report : catalogue.all()) {
            if (report.scope() == ReportDefinition.Scope.STORE) {
                assertThat(pdf(report.id(), today().minusDays(400))).contains(report.title("zh"));
                report(report.id(), today().minusDays(400))
                        .path("totals")
                        .forEach(total -> assertThat(total.asLong()).isZero());
            }
        }
    }

    @Test
    void aDayThatIsClosedStaysAsItWasAndWhatComesLaterIsACorrection() {
        LocalDate yesterday = today().minusDays(1);
        sale(store, yesterday, 50_000, null);
        Api.Answer closed = close(yesterday, null).expect(200);
        sale(store, yesterday, 7_000, null);
        correct(yesterday);
        correct(yesterday);

        JsonNode report = report("store-day", yesterday);

        assertThat(closed.at("/state")).isEqualTo("CLOSED");
        assertThat(report.path("state").asText()).isEqualTo("CLOSED");
        assertThat(row(report.path("rows"), "SALES").path("amount").asLong()).isEqualTo(50_000);
        assertThat(difference(report, "SALES", "amount")).isEqualTo(7_000);
        assertThat(difference(report, "SALES", "number")).isEqualTo(1);
        assertThat(close(yesterday, null).expect(409).at("/code")).isEqualTo("DAY_CLOSED");

        admin.post("/api/v1/stores/" + store + "/days/" + yesterday + "/reopening", Map.of("reason", "late till"))
                .expect(200);
        assertThat(row(report("store-day", yesterday).path("rows"), "SALES")
                        .path("amount")
                        .asLong())
                .isEqualTo(57_000);
        close(yesterday, null).expect(200);
        JsonNode again = report("store-day", yesterday);
        assertThat(row(again.path("rows"), "SALES").path("amount").asLong()).isEqualTo(57_000);
        assertThat(again.path("corrections")).isEmpty();
    }

    @Test
    void aDayThatLacksNumbersOrATillIsClosedWithAReasonOnly() {
        LocalDate yesterday = today().minusDays(1);
        sale(store, yesterday.minusDays(1), 1_000, null);

        Api.Answer no = close(yesterday, null).expect(409);

        assertThat(no.at("/code")).isEqualTo("DAY_MISSING");
        assertThat(close(yesterday, "till 9 is being repaired").expect(200).at("/missing/0"))
                .startsWith("9");
    }

    @Test
    void aDayThatIsNotOverIsNotClosed() {
        assertThat(close(today(), "early").expect(409).at("/code")).isEqualTo("DAY_NOT_OVER");
        assertThat(admin.get("/api/v1/reports/store-day?store=" + store + "&date=" + today().plusDays(2))
                        .expect(422)
                        .at("/code"))
                .isEqualTo("REPORT_DATE");
    }

    @Test
    void whoWorksInAStoreReadsOfThatStoreOnly() {
        Api counter = admin.as(Api.COUNTER);
        assertThat(counter.get("/api/v1/reports/store-day?store=" + store + "&date=" + today())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void daysAreLongerAndShorterWhereTheClockIsChanged() {
        var berlin = new StoreDays.Rule("B", ZoneId.of("Europe/Berlin"), LocalTime.of(3, 0), 12);
        var shanghai = new StoreDays.Rule("S", SHANGHAI, LocalTime.of(3, 0), 12);

        assertThat(hours(berlin.day(LocalDate.of(2026, 3, 28)))).isEqualTo(23);
        assertThat(hours(berlin.day(LocalDate.of(2026, 10, 24)))).isEqualTo(25);
        assertThat(hours(shanghai.day(LocalDate.of(2026, 3, 28)))).isEqualTo(24);
        for (StoreDays.Rule rule : List.of(berlin, shanghai)) {
            LocalDate date = LocalDate.of(2026, 10, 24);
            assertThat(rule.dateOf(rule.day(date).from())).isEqualTo(date);
            assertThat(rule.dateOf(rule.day(date).until().minusMillis(1))).isEqualTo(date);
            assertThat(rule.dateOf(rule.day(date).until())).isEqualTo(date.plusDays(1));
        }
    }

    private static long hours(StoreDay day) {
        return java.time.Duration.between(day.from(), day.until()).toHours();
    }

    private LocalDate today() {
        return days.rule(store).orElseThrow().dateOf(java.time.Instant.now());
    }

    private void sale(String where, LocalDate day, long fen, @org.jspecify.annotations.Nullable String guide) {
        UUID id = UUID.randomUUID();
        String receipt = id.toString().substring(0, 18);
        String kind = fen < 0 ? "RETURN" : "SALE";
        sql.update(
                "insert into pos_transaction (id, store_id, till_key, business_date, number_key, type, till, receipt, quantity,"
                        + " total_fen, adjust_fen, turnover_fen, content, file_id, booked_at)"
                        + " values (?,?,'9',?,?,?,'9',?,1000,?,0,?,'0',?,current_timestamp)",
                id,
                where,
                day,
                receipt,
                kind,
                receipt,
                fen,
                fen,
                id);
        sql.update(
                "insert into pos_line (transaction_id, line_no, kind, sku, quantity, unit_price_fen, amount_fen, discount_fen,"
                        + " pieces, guide, file_offset) values (?,1,?,null,1000,?,?,0,0,?,0)",
                id,
                kind,
                fen,
                fen,
                guide);
        sql.update(
                "insert into pos_tender (transaction_id, tender_no, tender, code, amount_fen, turnover)"
                        + " values (?,1,'CASH','CASH',?,true)",
                id,
                fen);
    }

    /** From now on it is that store's reports that are read. */
    private void handOverAt(String where) {
        store = where;
        OrderEvents order = OrderEvents.anyOrder().line(admin.article(where, 5), 2);
        admin.push(order.paid()).expect(202);
        admin.settle();
        String pickup = admin.ready(order);
        admin.as(Api.COUNTER)
                .post(
                        "/api/v1/pickups/" + pickup + "/handovers",
                        Map.of("code", admin.code(order), "identity", Map.of("method", "PHONE_LAST4", "value", "6612")))
                .expect(201);
    }

    private Api.Answer close(LocalDate day, @org.jspecify.annotations.Nullable String reason) {
        return admin.post(
                "/api/v1/stores/" + store + "/days/" + day + "/closing",
                reason == null ? Map.of() : Map.of("reason", reason));
    }

    @org.springframework.beans.factory.annotation.Autowired
    private DayCorrections corrections;

    private void correct(LocalDate day) {
        corrections.correct(days.rule(store).orElseThrow().day(day));
    }

    private static long difference(JsonNode report, String row, String figure) {
        long all = 0;
        for (JsonNode one : report.path("corrections")) {
            if (one.path("row").asText().equals(row)
                    && one.path("figure").asText().equals(figure)) {
                all += one.path("difference").asLong();
            }
        }
        return all;
    }

    private static JsonNode row(JsonNode rows, String figure) {
        for (JsonNode row : rows) {
            if (row.path("figure").asText().equals(figure)) {
                return row;
            }
        }
        throw new AssertionError("no row " + figure + " in " + rows);
    }

    private String address(String report, LocalDate day, String format) {
        boolean ofStore = catalogue.find(report).orElseThrow().scope() == ReportDefinition.Scope.STORE;
        return "/api/v1/reports/" + report + "?date=" + day + "&lang=zh&format=" + format
                + (ofStore ? "&store=" + store : "");
    }

    private JsonNode report(String report, LocalDate day) {
        return admin.get(address(report, day, "json")).expect(200).json();
    }

    private String pdf(String report, LocalDate day) throws IOException {
        byte[] bytes = admin.get(address(report, day, "pdf")).expect(200).raw();
        Path kept = Path.of("target", "reports-seen");
        Files.createDirectories(kept);
        Files.write(kept.resolve(report + ".pdf"), bytes);
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** The rows below the heads, the totals last. */
    private List<List<Object>> sheet(String report, LocalDate day) throws IOException {
        List<List<Object>> all = new ArrayList<>();
        int columns = catalogue.find(report).orElseThrow().columns().size();
        for (Row row : rows(report, day)) {
            if (row.getRowNum() > 4 && row.getCellCount() > 0) {
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < columns; i++) {
                    Cell cell = i < row.getCellCount() ? row.getCell(i) : null;
                    values.add(cell == null || cell.getValue() == null ? "" : cell.getValue());
                }
                all.add(values);
            }
        }
        return all;
    }

    private List<Row> rows(String report, LocalDate day) throws IOException {
        byte[] bytes = admin.get(address(report, day, "xlsx")).expect(200).raw();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            return book.getFirstSheet().read();
        }
    }

    private Cell cell(String report, String text) throws IOException {
        for (Row row : rows(report, today())) {
            for (Cell cell : row) {
                if (cell != null && text.equals(cell.getRawValue())) {
                    return cell;
                }
            }
        }
        throw new AssertionError("no cell " + text);
    }

    private static void same(ReportDefinition report, JsonNode json, List<Object> cells, String pdf) {
        for (int i = 0; i < report.columns().size(); i++) {
            ReportColumn column = report.columns().get(i);
            JsonNode value = json.path(column.key());
            if (value.isMissingNode() || value.isNull()) {
                continue;
            }
            if (column.type() == ReportColumn.Type.MONEY) {
                var yuan = BigDecimal.valueOf(value.asLong(), 2);
                assertThat((BigDecimal) cells.get(i))
                        .as(report.id() + " " + column.key())
                        .isEqualByComparingTo(yuan);
                assertThat(pdf).contains(new java.text.DecimalFormat("¥#,##0.00").format(yuan));
            } else if (column.type().isNumber()) {
                assertThat((BigDecimal) cells.get(i)).isEqualByComparingTo(BigDecimal.valueOf(value.asLong()));
                assertThat(pdf).contains(new java.text.DecimalFormat("#,##0").format(value.asLong()));
            } else if (column.type() == ReportColumn.Type.CODE) {
                assertThat(cells.get(i)).isEqualTo(report.word("zh", value.asText()));
                assertThat(pdf).contains(report.word("zh", value.asText()));
            } else {
                assertThat(cells.get(i)).isEqualTo(value.asText());
            }
        }
    }
}
