package io.tillbridge.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows when the business days of stores begin and end. */
@Component
class StoreDays {

    private final JdbcClient jdbc;
    private final LocalTime cutOff;
    private final int limitHours;
    private final ZoneId company;

    StoreDays(
            JdbcClient jdbc,
            @Value("${tillbridge.reports.cut-off}") LocalTime cutOff,
            @Value("${tillbridge.reports.limit-hours}") int limitHours,
            @Value("${tillbridge.reports.zone}") ZoneId company) {
        this.jdbc = jdbc;
        this.cutOff = cutOff;
        this.limitHours = limitHours;
        this.company = company;
    }

    /**
     * When a store's day ends and is closed.
     *
     * @param limitHours so long after its end it is closed even if something is missing
     */
    record Rule(String store, ZoneId zone, LocalTime cutOff, int limitHours) {

        StoreDay day(LocalDate date) {
            return new StoreDay(store, date, zone, begin(date), begin(date.plusDays(1)));
        }

        LocalDate dateOf(Instant moment) {
            LocalDate date = moment.atZone(zone).toLocalDate();
            return moment.isBefore(begin(date)) ? date.minusDays(1) : date;
        }

        private Instant begin(LocalDate date) {
            return date.atTime(cutOff).atZone(zone).toInstant();
        }
    }

    /** The rule of a store, if there is such a store; the whole company's for {@link StoreDay#COMPANY}. */
    Optional<Rule> rule(String store) {
        return store.equals(StoreDay.COMPANY)
                ? Optional.of(new Rule(store, company, cutOff, limitHours))
                : rules(store).stream().findFirst();
    }

    /** Of every store and warehouse. */
    List<Rule> all() {
        return rules(null);
    }

    private List<Rule> rules(@org.jspecify.annotations.Nullable String store) {
        return jdbc.sql("select s.store_id, s.zone, r.cut_off, r.limit_hours from catalog_v_store s"
                        + " left join reports_rule r on r.store_id = s.store_id"
                        + " where cast(:store as varchar) is null or s.store_id = :store order by s.store_id")
                .param("store", store)
                .query((row, number) -> new Rule(
                        row.getString(1),
                        ZoneId.of(row.getString(2)),
                        row.getObject(3, LocalTime.class) == null ? cutOff : row.getObject(3, LocalTime.class),
                        row.getObject(4) == null ? limitHours : row.getInt(4)))
                .list();
    }

    /** Sets when a store's day ends; closed days stay as they were. */
    void set(String store, LocalTime newCutOff, int newLimitHours) {
        int changed = jdbc.sql("update reports_rule set cut_off = ?, limit_hours = ? where store_id = ?")
                .params(newCutOff, newLimitHours, store)
                .update();
        if (changed == 0) {
            jdbc.sql("insert into reports_rule (cut_off, limit_hours, store_id) values (?,?,?)")
                    .params(newCutOff, newLimitHours, store)
                    .update();
        }
    }
}
