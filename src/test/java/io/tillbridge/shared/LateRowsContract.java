package io.tillbridge.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What both databases must do with rows that travel together. */
abstract class LateRowsContract {

    private static final String PARENT = "insert into late_parent (id, name, born) values (?,?,?)";
    private static final String CHILD = "insert into late_child (id, parent, body) values (?,?,?)";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final LateRows rows;

    LateRowsContract(String url, String user, String password) {
        DataSource database = new DriverManagerDataSource(url, user, password);
        this.jdbc = new JdbcTemplate(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.rows = new LateRows(jdbc);
    }

    @BeforeEach
    void emptyTables() {
        jdbc.execute("drop table if exists late_child");
        jdbc.execute("drop table if exists late_parent");
        jdbc.execute("create table late_parent (id uuid primary key, name varchar(20), born timestamp with time zone)");
        jdbc.execute("create table late_child (id integer primary key,"
                + " parent uuid not null references late_parent (id), body bytea)");
    }

    @Test
    void rowsOfManyKindsArriveInTheOrderInWhichTheirKindsCame() {
        UUID parent = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            parent(parent, "first; 'quoted' ?");
            child(1, parent, new byte[] {0, -1});
            child(2, parent, null);
        });
        assertThat(count("late_parent")).isEqualTo(1);
        assertThat(count("late_child")).isEqualTo(2);
        assertThat(jdbc.queryForObject("select name from late_parent", String.class))
                .isEqualTo("first; 'quoted' ?");
        assertThat(jdbc.queryForObject("select body from late_child where id = 1", byte[].class))
                .containsExactly(0, -1);
    }

    @Test
    void manyOfOneKindArriveToo() {
        UUID parent = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            parent(parent, "many");
            IntStream.range(0, 300).forEach(id -> child(id, parent, new byte[0]));
        });
        assertThat(count("late_child")).isEqualTo(300);
    }

    @Test
    void aTransactionThatIsUndoneAddsNothing() {
        transaction.executeWithoutResult(status -> {
            parent(UUID.randomUUID(), "undone");
            status.setRollbackOnly();
        });
        assertThat(count("late_parent")).isZero();
    }

    @Test
    void aRowThatIsThereAlreadyUndoesTheWholeTransaction() {
        UUID parent = UUID.randomUUID();
        transaction.executeWithoutResult(status -> parent(parent, "first"));
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> transaction.executeWithoutResult(status -> {
                    parent(UUID.randomUUID(), "other");
                    parent(parent, "second");
                }));
        assertThat(jdbc.queryForList("select name from late_parent", String.class))
                .isEqualTo(List.of("first"));
    }

    @Test
    void aChangeComesAfterTheRowThatItIsAbout() {
        UUID parent = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            parent(parent, "before");
            rename(parent, "before", "after");
        });
        assertThat(jdbc.queryForList("select name from late_parent", String.class))
                .isEqualTo(List.of("after"));
    }

    @Test
    void aChangeOfARowThatIsNotAsItWasBreaksTheTransactionWhereverItStandsAmongOthers() {
        UUID parent = UUID.randomUUID();
        transaction.executeWithoutResult(status -> parent(parent, "before"));
        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() -> transaction.executeWithoutResult(status -> {
                    parent(UUID.randomUUID(), "other");
                    rename(parent, "somebody else's", "after");
                    child(1, parent, null);
                }))
                .withMessageContaining("was not as this expected it");
        assertThat(jdbc.queryForList("select name from late_parent", String.class))
                .isEqualTo(List.of("before"));
        assertThat(count("late_child")).isZero();
    }

    @Test
    void oneOfManyChangesOfAKindThatMissesItsRowBreaksTheTransaction() {
        List<UUID> parents =
                IntStream.range(0, 10).mapToObj(n -> UUID.randomUUID()).toList();
        transaction.executeWithoutResult(status -> parents.forEach(parent -> parent(parent, "before")));
        transaction.executeWithoutResult(status -> parents.forEach(parent -> rename(parent, "before", "after")));
        assertThat(jdbc.queryForList("select distinct name from late_parent", String.class))
                .isEqualTo(List.of("after"));
        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() -> transaction.executeWithoutResult(status -> {
                    parents.forEach(parent -> rename(parent, "after", "last"));
                    rename(UUID.randomUUID(), "after", "last");
                }));
        assertThat(jdbc.queryForList("select distinct name from late_parent", String.class))
                .isEqualTo(List.of("after"));
    }

    @Test
    void refusesRowsOutsideATransaction() {
        assertThatIllegalStateException().isThrownBy(() -> parent(UUID.randomUUID(), "lost"));
    }

    private void parent(UUID id, String name) {
        rows.add(PARENT, id, name, Timestamp.from(Instant.EPOCH));
    }

    private void rename(UUID id, String from, String to) {
        rows.change("update late_parent set name = ? where id = ? and name = ?", to, id, from);
    }

    private void child(int id, UUID parent, byte @Nullable [] body) {
        rows.add(CHILD, id, parent, body);
    }

    private long count(String table) {
        return jdbc.queryForList("select 1 from " + table).size();
    }
}
