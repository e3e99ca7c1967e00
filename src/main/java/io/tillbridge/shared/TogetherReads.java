package io.tillbridge.shared;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/**
 * Reads of which none needs the answer of another: they travel to PostgreSQL together. They are done in their order, and each
 * sees what was committed when its turn came: what is read behind a {@code for update} is as the holder of the lock must
 * see it. See docs/decisions/0010.
 */
@Component
public class TogetherReads {

    private final JdbcTemplate jdbc;

    TogetherReads(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One of the reads.
     *
     * @param select a single statement
     * @param values of its parameters, in their order
     * @param each is given every row, or none
     */
    public record Read(String select, List<?> values, RowCallbackHandler each) {}

    /** Does all of them, in this order. */
    public void read(Read... reads) {
        jdbc.execute((ConnectionCallback<@Nullable Void>) connection -> {
            read(connection, List.of(reads));
            return null;
        });
    }

    private void read(Connection connection, List<Read> reads) throws SQLException {
        if (SeveralStatements.takenBy(connection)) {
            jdbc.execute(SeveralStatements.text(reads.stream().map(Read::select).toList()), together(reads));
        } else {
            reads.forEach(
                    read -> jdbc.query(read.select(), read.each(), read.values().toArray()));
        }
    }

    private static PreparedStatementCallback<Boolean> together(List<Read> reads) {
        return prepared -> {
            List<Object> values = new ArrayList<>();
            reads.forEach(read -> values.addAll(read.values()));
            SeveralStatements.set(prepared, values);
            prepared.execute();
            for (Read read : reads) {
                try (var rows = prepared.getResultSet()) {
                    while (rows.next()) {
                        read.each().processRow(rows);
                    }
                }
                prepared.getMoreResults();
            }
            return true;
        };
    }
}
