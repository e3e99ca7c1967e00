package io.tillbridge.reports;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks the database for the rows of a report. */
@Component
class ReportRows {

    private final JdbcClient jdbc;

    ReportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The rows of a report as they are now. A query that is wrong undoes nothing of the transaction around it.
     *
     * @throws ReportRejected if the query is wrong, with the database's reason
     */
    @Transactional(readOnly = true, propagation = Propagation.NESTED)
    List<Map<String, @Nullable Object>> of(ReportDefinition report, StoreDay day) {
        try {
            return found(report, day);
        } catch (NonTransientDataAccessException e) {
            throw ReportRejected.query(
                    report.id(), String.valueOf(e.getMostSpecificCause().getMessage()));
        }
    }

    private List<Map<String, @Nullable Object>> found(ReportDefinition report, StoreDay day) {
        return jdbc.sql(report.sql())
                .param("store", day.store())
                .param("date", Date.valueOf(day.date()))
                .param("from", Timestamp.from(day.from()))
                .param("until", Timestamp.from(day.until()))
                .param("zone", day.zone().getId())
                .query((row, number) -> values(report, row))
                .list();
    }

    private static Map<String, @Nullable Object> values(ReportDefinition report, ResultSet row) throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (ReportColumn column : report.columns()) {
            if (column.type().isNumber()) {
                long number = row.getLong(column.key());
                values.put(column.key(), row.wasNull() ? null : number);
            } else {
                values.put(column.key(), row.getString(column.key()));
            }
        }
        return values;
    }

    /** Sums of the columns that have one. */
    static Map<String, Long> totals(ReportDefinition report, List<Map<String, @Nullable Object>> rows) {
        Map<String, Long> totals = new TreeMap<>();
        for (ReportColumn column : report.columns()) {
            if (column.summed()) {
                totals.put(
                        column.key(),
                        rows.stream()
                                .map(row -> (Long) row.get(column.key()))
                                .mapToLong(value -> value == null ? 0 : value)
                                .sum());
            }
        }
        return totals;
    }

    /** What a row is called: the values that are no numbers. */
    static String key(ReportDefinition report, Map<String, @Nullable Object> row) {
        return report.keys().stream()
                .map(column -> String.valueOf(row.get(column.key())))
                .collect(java.util.stream.Collectors.joining(" / "));
    }
}
