package io.tillbridge.shared;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rows that are only ever added and that nobody reads before the transaction ends: entries of the books, proofs, answers,
 * the outbox. They travel to the database together just before it commits, because the way there and back costs more than
 * the rows. See docs/decisions/0010.
 */
@Component
public class LateRows {

    /** More rows than this of one kind go as a batch of their own. */
    private static final int MOST_TOGETHER = 4;

    private final JdbcTemplate jdbc;

    LateRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds one row to the current transaction.
     *
     * @param insert a single statement; the same text for rows of the same kind
     * @throws IllegalStateException outside a transaction
     */
    public void add(String insert, @Nullable Object... values) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("rows can only be added inside the transaction they belong to");
        }
        pending().rows.computeIfAbsent(insert, sql -> new ArrayList<>()).add(values);
    }

    /** Sends what was added so far, for whoever is about to read it within the transaction. */
    public void flush() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
                if (synchronization instanceof Pending pending) {
                    pending.send();
                }
            }
        }
    }

    private Pending pending() {
        for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof Pending pending) {
                return pending;
            }
        }
        var pending = new Pending();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    /** What one transaction adds, by statement. */
    private final class Pending implements TransactionSynchronization {

        private final Map<String, List<Object[]>> rows = new LinkedHashMap<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            send();
        }

        private void send() {
            List<String> together = new ArrayList<>();
            List<Object> values = new ArrayList<>();
            rows.forEach((insert, of) -> {
                if (of.size() > MOST_TOGETHER) {
                    LateRows.this.send(together, values);
                    jdbc.batchUpdate(insert, of);
                } else {
                    of.forEach(row -> {
                        together.add(insert);
                        values.addAll(Arrays.asList(row));
                    });
                }
            });
            LateRows.this.send(together, values);
            rows.clear();
        }
    }

    private void send(List<String> together, List<Object> values) {
        if (!together.isEmpty()) {
            jdbc.execute(String.join("; ", together), all(values));
            together.clear();
            values.clear();
        }
    }

    private static PreparedStatementCallback<Boolean> all(List<@Nullable Object> values) {
        return (PreparedStatement statement) -> {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            return statement.execute();
        };
    }
}
