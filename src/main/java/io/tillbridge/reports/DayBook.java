package io.tillbridge.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is written down of business days: their state, their frozen figures, and corrections. */
@Component
class DayBook {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    DayBook(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A day that was closed at least once.
     *
     * @param revision how often
     * @param missing what had not come in when it was closed at its limit
     */
    record Standing(
            String store,
            LocalDate date,
            ReportData.State state,
            int revision,
            Instant closedAt,
            String closedBy,
            @Nullable String reason,
            @Nullable String missing) {}

    /** Rows as they were when the day was closed. */
    record Frozen(List<Map<String, @Nullable Object>> rows, int revision, Instant at) {}

    Optional<Standing> find(String store, LocalDate date) {
        return standing("where store_id = ? and business_date = ?", store, date).stream()
                .findFirst();
    }

    /** Holds the day until the transaction ends, if it was ever closed. */
    Optional<Standing> hold(String store, LocalDate date) {
        return standing("where store_id = ? and business_date = ? for update", store, date).stream()
                .findFirst();
    }

    /** A store's days from one to another, latest first. */
    List<Standing> between(String store, LocalDate from, LocalDate to) {
        return standing(
                "where store_id = ? and business_date between ? and ? order by business_date desc", store, from, to);
    }

    private List<Standing> standing(String where, Object... values) {
        return jdbc.sql("select store_id, business_date, state, revision, closed_at, closed_by, reason, missing"
                        + " from reports_day " + where)
                .params(values)
                .query((row, number) -> new Standing(
                        row.getString(1),
                        row.getObject(2, LocalDate.class),
                        ReportData.State.valueOf(row.getString(3)),
                        row.getInt(4),
                        row.getTimestamp(5).toInstant(),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)))
                .list();
    }

    void closed(Standing day) {
        List<@Nullable Object> values = Arrays.asList(
                day.revision(),
                Timestamp.from(day.closedAt()),
                day.closedBy(),
                day.reason(),
                day.missing(),
                day.store(),
                day.date());
        int changed = jdbc.sql("update reports_day set state = 'CLOSED', revision = ?, closed_at = ?, closed_by = ?,"
                        + " reason = ?, missing = ? where store_id = ? and business_date = ?")
                .params(values)
                .update();
        if (changed == 0) {
            jdbc.sql(
                            "insert into reports_day (revision, closed_at, closed_by, reason, missing, store_id, business_date,"
                                    + " state) values (?,?,?,?,?,?,?,'CLOSED')")
                    .params(java.util.Arrays.asList(
                            day.revision(),
                            Timestamp.from(day.closedAt()),
                            day.closedBy(),
                            day.reason(),
                            day.missing(),
                            day.store(),
                            day.date()))
                    .update();
        }
    }

    void reopened(String store, LocalDate date, String reason) {
        jdbc.sql("update reports_day set state = 'REOPENED', reason = ? where store_id = ? and business_date = ?")
                .params(reason, store, date)
                .update();
    }

    void freeze(String report, Standing day, List<Map<String, @Nullable Object>> rows) {
        jdbc.sql("insert into reports_frozen (store_id, business_date, report, revision, content, frozen_at)"
                        + " values (?,?,?,?,?,?)")
                .params(day.store(), day.date(), report, day.revision(), write(rows), Timestamp.from(day.closedAt()))
                .update();
    }

    /** The figures of the latest closing, with whole numbers as they were. */
    Optional<Frozen> frozen(String report, String store, LocalDate date) {
        return jdbc.sql(
                        "select content, revision, frozen_at from reports_frozen where store_id = ? and business_date = ?"
                                + " and report = ? order by revision desc limit 1")
                .params(store, date, report)
                .query((row, number) -> new Frozen(
                        read(row.getString(1)),
                        row.getInt(2),
                        row.getTimestamp(3).toInstant()))
                .optional();
    }

    List<ReportData.Correction> corrections(String report, String store, LocalDate date, int revision) {
        return jdbc.sql("select row_key, figure, difference, found_at from reports_correction where store_id = ?"
                        + " and business_date = ? and report = ? and revision = ? order by place")
                .params(store, date, report, revision)
                .query((row, number) -> new ReportData.Correction(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getTimestamp(4).toInstant()))
                .list();
    }

    void correct(String report, Standing day, ReportData.Correction correction) {
        jdbc.sql("insert into reports_correction (store_id, business_date, report, revision, row_key, figure,"
                        + " difference, found_at) values (?,?,?,?,?,?,?,?)")
                .params(
                        day.store(),
                        day.date(),
                        report,
                        day.revision(),
                        correction.row(),
                        correction.figure(),
                        correction.difference(),
                        Timestamp.from(correction.foundAt()))
                .update();
    }

    private String write(List<Map<String, @Nullable Object>> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rows are always JSON", e);
        }
    }

    private List<Map<String, @Nullable Object>> read(String content) {
        try {
            List<Map<String, @Nullable Object>> rows = json.readValue(content, new TypeReference<>() {});
            return rows.stream().map(DayBook::whole).toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("frozen rows can always be read", e);
        }
    }

    private static Map<String, @Nullable Object> whole(Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(row);
        values.replaceAll((key, value) -> value instanceof Integer number ? Long.valueOf(number) : value);
        return values;
    }
}
