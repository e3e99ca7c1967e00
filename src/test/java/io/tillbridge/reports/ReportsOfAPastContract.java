package io.tillbridge.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.BeansUnderTest;
import io.tillbridge.shared.FileDrop;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Reports of weeks of made-up business against sums that are added up here, row by row, from the ledgers. The subclasses say on
 * which database.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReportsOfAPastContract {

    private static final LocalDate LAST = LocalDate.of(2026, 11, 19);
    private static final List<LocalDate> DAYS = List.of(LAST.minusDays(1), LAST.minusDays(4), LAST.minusDays(9));
    private static final List<String> STORES = List.of("S001", "S002", "S003", "S004");

    private final BeansUnderTest house;

    ReportsOfAPastContract(BeansUnderTest.Address address) {
        house = new BeansUnderTest(address, 4, Instant.parse("2026-11-25T06:00:00Z"));
        house.start(
                context -> {
                    context.getEnvironment().setActiveProfiles("demo");
                    TestPropertyValues.of(
                                    "tillbridge.demo.past.days=20",
                                    "tillbridge.demo.past.stores=4",
                                    "tillbridge.demo.past.until=" + LAST,
                                    "tillbridge.reports.folder=",
                                    "tillbridge.reports.cut-off=03:00",
                                    "tillbridge.reports.limit-hours=12",
                                    "tillbridge.reports.zone=Asia/Shanghai",
                                    "tillbridge.reports.corrected-days=3")
                            .applyTo(context);
                    context.registerBean(FileDrop.class, () -> (link, name, body) -> {});
                    context.registerBean("demoCompany", Object.class, () -> {
                        new ResourceDatabasePopulator(new ClassPathResource("demo/company.sql"))
                                .execute(context.getBean(javax.sql.DataSource.class));
                        return new Object();
                    });
                },
                fact -> {},
                "reports",
                "simulators.past");
    }

    @AfterAll
    void close() {
        house.close();
    }

    private record Piece(
            String store, Instant at, String handover, String pickup, String order, long fen, int pieces) {}

    /** What went over the counter and was not undone; the share of a line that the pieces are worth. */
    private List<Piece> pieces() {
        return house.jdbc()
                .sql("select h.store_id, h.handed_over_at, cast(h.id as varchar(36)), cast(h.pickup_id as varchar(36)),"
                        + " cast(p.order_ref as varchar(36)), l.paid_fen, l.quantity, x.quantity from pickup_handover h"
                        + " join pickup_pickup p on p.id = h.pickup_id join pickup_handover_line x on x.handover_id = h.id"
                        + " join pickup_line l on l.pickup_id = h.pickup_id and l.line_no = x.line_no"
                        + " where h.undone_at is null")
                .query((row, number) -> new Piece(
                        row.getString(1),
                        row.getTimestamp(2).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6) * row.getInt(8) / row.getInt(7),
                        row.getInt(8)))
                .list();
    }

    @Test
    void whatWentOverTheCounterAndTheTills() {
        List<Piece> pieces = pieces();
        for (LocalDate date : DAYS) {
            Map<String, Long> sold = new TreeMap<>();
            for (String store : STORES) {
                StoreDay day = day(store, date);
                List<Piece> here = pieces.stream()
                        .filter(one -> in(day, one.at(), one.store()))
                        .toList();
                Map<String, Object> handed = row("store-day", day, "figure", "HANDED_OVER");
                assertThat(handed)
                        .containsEntry(
                                "number",
                                here.stream().map(Piece::handover).distinct().count())
                        .containsEntry(
                                "pieces", here.stream().mapToLong(Piece::pieces).sum())
                        .containsEntry(
                                "amount", here.stream().mapToLong(Piece::fen).sum());

                long amount = house.jdbc()
                        .sql("select coalesce(sum(total_fen), 0) from pos_transaction where store_id = ?"
                                + " and business_date = ?")
                        .params(store, date)
                        .query(Long.class)
                        .single();
                assertThat(number(row("store-day", day, "figure", "SALES"), "amount")
                                + number(row("store-day", day, "figure", "RETURNS"), "amount"))
                        .isEqualTo(amount);
                assertThat(tenders(day)).isPositive().isEqualTo(amount);
                sold.put(store, amount);
            }
            List<Map<String, Object>> company = rows("company", day(StoreDay.COMPANY, date));
            assertThat(company).extracting(row -> row.get("store")).containsExactlyElementsOf(STORES);
            for (var row : company) {
                assertThat(row.get("amount")).isEqualTo(sold.get(String.valueOf(row.get("store"))));
            }
        }
    }

    @Test
    void whoWasNewAndWhoCameBack() {
        record Bought(String member, String tier, Instant at) {}
        List<Bought> all = house.jdbc()
                .sql("select e.member_id, m.tier, e.earned_at from points_earning e"
                        + " join members_member m on m.member_id = e.member_id")
                .query((row, number) -> new Bought(
                        row.getString(1), row.getString(2), row.getTimestamp(3).toInstant()))
                .list();
        for (LocalDate date : DAYS) {
            StoreDay day = day(StoreDay.COMPANY, date);
            Set<String> before = new HashSet<>();
            all.stream().filter(one -> one.at().isBefore(day.from())).forEach(one -> before.add(one.member()));
            Map<String, Set<String>> fresh = new HashMap<>();
            Map<String, Set<String>> known = new HashMap<>();
            all.stream()
                    .filter(one -> !one.at().isBefore(day.from()) && one.at().isBefore(day.until()))
                    .forEach(one -> (before.contains(one.member()) ? known : fresh)
                            .computeIfAbsent(one.tier(), tier -> new HashSet<>())
                            .add(one.member()));
            List<Map<String, Object>> rows = rows("members", day);

            Set<String> tiers = new HashSet<>(fresh.keySet());
            tiers.addAll(known.keySet());
            assertThat(rows).isNotEmpty().hasSameSizeAs(tiers);
            for (var row : rows) {
                String tier = String.valueOf(row.get("tier"));
                assertThat(row)
                        .containsEntry("newcomers", (long)
                                fresh.getOrDefault(tier, Set.of()).size())
                        .containsEntry("regulars", (long)
                                known.getOrDefault(tier, Set.of()).size());
            }
        }
    }

    @Test
    void whatGuidesBroughtInAndWhatRoomsSold() {
        Map<String, String> guides = new HashMap<>();
        house.jdbc()
                .sql(
                        "select cast(order_ref as varchar(36)), guide_no from orders_attribution where guide_no is not null")
                .query(row -> {
                    guides.put(row.getString(1), row.getString(2));
                });
        List<Piece> pieces = pieces();
        for (LocalDate date : DAYS) {
            for (String store : STORES) {
                StoreDay day = day(store, date);
                Map<String, Long> brought = new TreeMap<>();
                pieces.stream()
                        .filter(one -> in(day, one.at(), one.store()) && guides.containsKey(one.order()))
                        .forEach(one -> brought.merge(guides.get(one.order()), one.fen(), Long::sum));
                Map<String, Long> said = new TreeMap<>();
                rows("guide-statement", day).stream()
                        .filter(row -> "LIVE".equals(row.get("source")))
                        .forEach(row -> said.put(String.valueOf(row.get("guide")), number(row, "amount")));
                assertThat(said).isNotEmpty().isEqualTo(brought);

                long opened = house.jdbc()
                        .sql(
                                "select count(*) from pickup_pickup where store_id = ? and opened_at >= ? and opened_at < ?")
                        .params(store, Timestamp.from(day.from()), Timestamp.from(day.until()))
                        .query(Long.class)
                        .single();
                List<Map<String, Object>> funnel = rows("live-funnel", day);
                assertThat(funnel.stream()
                                .mapToLong(row -> number(row, "ordered"))
                                .sum())
                        .isPositive()
                        .isEqualTo(opened);
                assertThat(funnel)
                        .anySatisfy(row -> {
                            assertThat(row.get("session")).isNotEqualTo("-");
                            assertThat(number(row, "viewers")).isPositive();
                        })
                        .anySatisfy(row ->
                                assertThat(row).containsEntry("session", "-").containsEntry("viewers", 0L));
            }
        }
    }

    private static boolean in(StoreDay day, Instant at, String store) {
        return store.equals(day.store()) && !at.isBefore(day.from()) && at.isBefore(day.until());
    }

    private long tenders(StoreDay day) {
        return rows("store-day", day).stream()
                .filter(row -> String.valueOf(row.get("figure")).startsWith("TENDER_"))
                .mapToLong(row -> number(row, "amount"))
                .sum();
    }

    private StoreDay day(String store, LocalDate date) {
        return house.bean(StoreDays.class).rule(store).orElseThrow().day(date);
    }

    private List<Map<String, Object>> rows(String report, StoreDay day) {
        ReportDefinition definition =
                house.bean(ReportCatalogue.class).find(report).orElseThrow();
        return house.bean(ReportRows.class).of(definition, day).stream()
                .map(row -> {
                    Map<String, Object> values = new HashMap<>();
                    row.forEach((key, value) -> {
                        if (value != null) {
                            values.put(key, value);
                        }
                    });
                    return values;
                })
                .toList();
    }

    private Map<String, Object> row(String report, StoreDay day, String key, String value) {
        return rows(report, day).stream()
                .filter(row -> value.equals(row.get(key)))
                .findFirst()
                .orElse(Map.of());
    }

    private static long number(Map<String, Object> row, String column) {
        return row.get(column) instanceof Long number ? number : 0;
    }
}
