package io.tillbridge.shared;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/**
 * Reads by key of which none needs the answer of another: they travel to PostgreSQL together. They are done in their order,
 * and each sees what was committed when its turn came: what is read behind a {@code for update} is as the holder of the lock
 * must see it. PostgreSQL is told that their plans do not depend on the values, for the rest of the transaction. See
 * docs/decisions/0010.
 */
@Component
public class TogetherReads {

    private static final String ONE_PLAN = "set local plan_cache_mode = force_generic_plan";

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
            List<String> statements = Stream.concat(
                            Stream.of(ONE_PLAN), reads.stream().map(Read::select))
                    .toList();
            jdbc.execute(SeveralStatements.text(statements), together(reads));
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
                prepared.getMoreResults();
                try (var rows = prepared.getResultSet()) {
                    while (rows.next()) {
                        read.each().processRow(rows);
                    }
                }
            }
            return true;
        };
    }
}
