package io.tillbridge.shared;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rows that nobody reads before the transaction ends: those that are only ever added, such as entries of the books, proofs,
 * answers and the outbox, and changes of rows that the transaction holds already or that nobody may change meanwhile. They
 * travel to the database together just before it commits, because the way there and back costs more than the rows. See
 * docs/decisions/0010.
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
        later(insert, values);
    }

    /**
     * Changes one row that nobody else may have changed meanwhile. Should it not be there as the statement says, the
     * transaction breaks with an {@link OptimisticLockingFailureException} when it is sent, at the latest when it is to be
     * committed, and may go again.
     *
     * @param update a single statement that changes one row; the same text for rows of the same kind
     * @throws IllegalStateException outside a transaction
     */
    public void change(String update, @Nullable Object... values) {
        later(update, values).changes.add(update);
    }

    private Pending later(String statement, @Nullable Object[] values) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("rows can only be added or changed inside the transaction they belong to");
        }
        var pending = pending();
        pending.rows.computeIfAbsent(statement, sql -> new ArrayList<>()).add(values);
        return pending;
    }

    /** Sends what was added and changed so far, for whoever is about to read it within the transaction. */
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

    /** What one transaction adds and changes, by statement. */
    private final class Pending implements TransactionSynchronization {

        private final Map<String, List<Object[]>> rows = new LinkedHashMap<>();
        private final Set<String> changes = new HashSet<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            send();
        }

        private void send() {
            if (!rows.isEmpty()) {
                jdbc.execute((ConnectionCallback<@Nullable Void>) connection -> {
                    if (SeveralStatements.takenBy(connection)) {
                        sendTogether();
                    } else {
                        rows.forEach(this::batch);
                    }
                    return null;
                });
                rows.clear();
            }
        }

        private void sendTogether() {
            List<String> together = new ArrayList<>();
            List<Object> values = new ArrayList<>();
            rows.forEach((statement, of) -> {
                if (of.size() > MOST_TOGETHER) {
                    send(together, values);
                    batch(statement, of);
                } else {
                    of.forEach(row -> {
                        together.add(statement);
                        values.addAll(Arrays.asList(row));
                    });
                }
            });
            send(together, values);
        }

        private void batch(String statement, List<Object[]> of) {
            for (int changed : jdbc.batchUpdate(statement, of)) {
                check(statement, changed);
            }
        }

        private void send(List<String> together, List<Object> values) {
            if (!together.isEmpty()) {
                jdbc.execute(SeveralStatements.text(together), all(together, values));
                together.clear();
                values.clear();
            }
        }

        private PreparedStatementCallback<Boolean> all(List<String> together, List<@Nullable Object> values) {
            return (PreparedStatement prepared) -> {
                SeveralStatements.set(prepared, values);
                prepared.execute();
                for (String statement : together) {
                    check(statement, prepared.getUpdateCount());
                    prepared.getMoreResults();
                }
                return true;
            };
        }

        private void check(String statement, int changed) {
            if (changed != 1 && changes.contains(statement)) {
                throw new OptimisticLockingFailureException("a row was not as this expected it: " + statement);
            }
        }
    }
}
