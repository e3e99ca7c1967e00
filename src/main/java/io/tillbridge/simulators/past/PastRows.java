package io.tillbridge.simulators.past;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows on their way to the database: many at a time, parents before what refers to them. */
final class PastRows {

    private static final int MOST_WAITING = 20_000;

    private final JdbcTemplate jdbc;
    private final Map<String, List<Object[]>> waiting = new LinkedHashMap<>();
    private int count;

    PastRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a row. The first row of each table decides the order in which tables are written.
     *
     * @param into table and columns, such as {@code t (a, b)}
     */
    void add(String into, @Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Instant time) {
                values[i] = Timestamp.from(time);
            }
        }
        waiting.computeIfAbsent(into, table -> new ArrayList<>()).add(values);
        count++;
    }

    /** Writes what waits, if it is much; between two days nothing refers to what is still to come. */
    void rest() {
        if (count >= MOST_WAITING) {
            write();
        }
    }

    void write() {
        waiting.forEach((into, rows) -> {
            if (!rows.isEmpty()) {
                String places = ",?".repeat(rows.get(0).length).substring(1);
                jdbc.batchUpdate("insert into " + into + " values (" + places + ")", rows);
                rows.clear();
            }
        });
        count = 0;
    }
}
