package io.tillbridge.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks the database for the rows of a report. */
@Component
class ReportRows {

    /** So many rows travel at a time. */
    private static final int TOGETHER = 500;

    private final JdbcClient jdbc;
    private final Path scratch;

    ReportRows(DataSource database, @Value("${tillbridge.data}") Path data, Clock clock) throws IOException {
        var template = new JdbcTemplate(database);
        template.setFetchSize(TOGETHER);
        this.jdbc = JdbcClient.create(template);
        this.scratch = data.resolve("reports");
        ManyRows.clean(scratch, clock.instant());
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
        } catch (NonTransientDataAccessResourceException away) {
            // The database cannot be reached: that is no fault of the query.
            throw away;
        } catch (NonTransientDataAccessException e) {
            throw ReportRejected.query(
                    report.id(), String.valueOf(e.getMostSpecificCause().getMessage()));
        }
    }

    private List<Map<String, @Nullable Object>> found(ReportDefinition report, StoreDay day) {
        try (var taker = new ManyRows.Taker(scratch)) {
            ask(report, day).query(row -> {
                taker.take(values(report, row));
            });
            return taker.rows();
        }
    }

    private JdbcClient.StatementSpec ask(ReportDefinition report, StoreDay day) {
        return jdbc.sql(report.sql())
                .param("store", day.store())
                .param("date", Date.valueOf(day.date()))
                .param("from", Timestamp.from(day.from()))
                .param("until", Timestamp.from(day.until()))
                .param("zone", day.zone().getId());
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
        List<String> summed = report.columns().stream()
                .filter(ReportColumn::summed)
                .map(ReportColumn::key)
                .toList();
        summed.forEach(column -> totals.put(column, 0L));
        if (!summed.isEmpty()) {
            for (Map<String, @Nullable Object> row : rows) {
                summed.forEach(
                        column -> totals.merge(column, row.get(column) instanceof Long value ? value : 0L, Long::sum));
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
