package io.tillbridge.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tillbridge.BeansUnderTest;
import io.tillbridge.Ports;
import io.tillbridge.shared.FileDrop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Every query of reports and day ends, on rows of its own. The subclasses say on which database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReportQueriesContract {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final BeansUnderTest house;

    ReportQueriesContract(BeansUnderTest.Address address) {
        house = new BeansUnderTest(address, 4, Instant.parse("2026-11-22T06:00:00Z"));
        house.start(ReportQueriesContract::register, fact -> {}, "reports");
        house.store("S1", "STORE");
    }

    private static void register(AnnotationConfigApplicationContext context) {
        TestPropertyValues.of(
                        "tillbridge.reports.folder=" + brokenReport(),
                        "tillbridge.reports.cut-off=03:00",
                        "tillbridge.reports.limit-hours=12",
                        "tillbridge.reports.zone=Asia/Shanghai",
                        "tillbridge.reports.corrected-days=3")
                .applyTo(context);
        context.registerBean(FileDrop.class, () -> (link, name, body) -> {});
    }

    @AfterAll
    void close() {
        house.close();
    }

    private StoreDay day(String store) {
        return house.bean(StoreDays.class).rule(store).orElseThrow().day(DAY);
    }

    @Test
    void everyReportCanBeAskedFor() throws IOException {
        ReportRows rows = house.bean(ReportRows.class);
        for (ReportDefinition report : new ReportCatalogue("").all()) {
            boolean company = report.scope() == ReportDefinition.Scope.COMPANY;
            assertThat(rows.of(report, day(company ? StoreDay.COMPANY : "S1")))
                    .as(report.id())
                    .isNotNull();
        }
    }

    @Test
    void pickupsAreCountedInTheHourOfTheStoresClock() {
        pickup("2026-11-20T02:30:00Z", "2026-11-20T02:50:00Z");
        pickup("2026-11-20T18:59:59Z", null);
        pickup("2026-11-20T19:00:00Z", null);
        ReportDefinition report =
                house.bean(ReportCatalogue.class).find("pickup-service").orElseThrow();

        var rows = house.bean(ReportRows.class).of(report, day("S1"));

        assertThat(rows).extracting(row -> row.get("hour")).containsExactly("02", "10");
        assertThat(rows.get(1)).containsEntry("opened", 1L).containsEntry("to_ready", 20L);
        house.jdbc().sql("delete from pickup_pickup").update();
    }

    @Test
    void aDayIsClosedCorrectedAndMatched() {
        house.bean(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> assertThat(house.bean(DayEnd.class).closeIfDue(day("S1"), 12))
                                .isTrue());
        pickup("2026-11-20T04:00:00Z", null);
        house.bean(DayCorrections.class).correct(day("S1"));

        ReportData data = house.bean(ReportDesk.class).data("store-day", "S1", DAY);

        assertThat(data.state()).isEqualTo(ReportData.State.CLOSED);
        assertThat(data.corrections())
                .extracting(
                        ReportData.Correction::row, ReportData.Correction::figure, ReportData.Correction::difference)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("OPENED", "number", 1L));
        assertThat(house.bean(Differences.class).match(day("S1"))).isZero();
        house.bean(Deliveries.class).plan();
        assertThat(house.bean(Deliveries.class).sendNext()).isFalse();
        house.jdbc().sql("delete from pickup_pickup").update();
    }

    @Test
    void aStoreThatStayedClosedWaitsForItsTillsAndIsClosedAtTheLimitWithANoteOfThem() {
        house.store("S9", "STORE");
        house.jdbc()
                .sql(
                        "insert into pos_transaction (id, store_id, till_key, business_date, number_key, type, till, receipt,"
                                + " quantity, total_fen, adjust_fen, turnover_fen, content, file_id, booked_at)"
                                + " values (?, 'S9', 'T7', ?, '1', 'SALE', 'T7', '1', 0, 0, 0, 0, 'x', ?, current_timestamp)")
                .params(UUID.randomUUID(), DAY.minusDays(1), UUID.randomUUID())
                .update();
        DayEnd dayEnd = house.bean(DayEnd.class);

        assertThat(dayEnd.closeIfDue(day("S9"), 1_000)).isFalse();
        assertThat(dayEnd.closeIfDue(day("S9"), 12)).isTrue();

        DayBook.Standing closed = house.bean(DayBook.class).find("S9", DAY).orElseThrow();
        assertThat(closed.missing()).isEqualTo("T7: -");
        ReportData data = house.bean(ReportDesk.class).data("store-day", "S9", DAY);
        assertThat(data.rows()).allSatisfy(row -> assertThat(row.values()).doesNotContainNull());
        assertThat(data.rows().stream().map(row -> row.get("amount"))).containsOnly(0L);
        assertThat(house.bean(Differences.class).match(day("S9"))).isZero();
        house.jdbc().sql("delete from pos_transaction").update();
    }

    @Test
    void aQueryThatIsWrongIsRefusedWithItsReasonAndKeepsNoDayFromBeingClosed() throws IOException {
        StoreDay day = day("S1");
        StoreDay other = new StoreDay("S1", DAY.minusDays(3), day.zone(), day.from(), day.until());
        ReportDefinition broken =
                house.bean(ReportCatalogue.class).find("broken").orElseThrow();

        assertThatExceptionOfType(ReportRejected.class)
                .isThrownBy(() -> house.bean(ReportRows.class).of(broken, day))
                .satisfies(no -> {
                    assertThat(no.code()).isEqualTo("REPORT_QUERY");
                    assertThat(no.facts().get(1).toString()).containsIgnoringCase("no_such_table");
                });

        var nowhere = new ReportRows(
                new DriverManagerDataSource("jdbc:postgresql://localhost:" + Ports.free() + "/none"),
                Path.of("target"),
                house.clock);
        assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(() -> nowhere.of(broken, day));

        assertThat(house.bean(DayEnd.class).closeIfDue(other, 12)).isTrue();
        house.bean(DayCorrections.class).correct(other);
        assertThat(house.bean(DayBook.class).frozen("store-day", "S1", other.date()))
                .isPresent();
        assertThat(house.bean(DayBook.class).frozen("broken", "S1", other.date()))
                .isEmpty();
    }

    private static Path brokenReport() {
        try {
            Path folder = Files.createTempDirectory("own-reports");
            Path report = Files.createDirectories(folder.resolve("broken"));
            Files.writeString(report.resolve("report.yaml"), "columns: {name: {type: TEXT}}");
            Files.writeString(report.resolve("rows.sql"), "select name from no_such_table where store = :store");
            for (String labels : List.of("labels_en.properties", "labels_zh_CN.properties")) {
                Files.writeString(report.resolve(labels), "title=Broken");
            }
            Files.writeString(report.resolve("broken.jrxml"), "<jasperReport name='broken'/>");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pickup(String opened, @org.jspecify.annotations.Nullable String ready) {
        UUID id = UUID.randomUUID();
        house.jdbc()
                .sql(
                        "insert into pickup_pickup (id, order_ref, channel, order_id, store_id, state, opened_at, ready_at,"
                                + " expires_at) values (?,?,'WECHAT',?,'S1',?,cast(? as timestamp with time zone),"
                                + " cast(? as timestamp with time zone), cast(? as timestamp with time zone))")
                .params(java.util.Arrays.asList(
                        id,
                        UUID.randomUUID(),
                        id.toString(),
                        ready == null ? "RESERVED" : "READY",
                        opened,
                        ready,
                        opened))
                .update();
    }
}
