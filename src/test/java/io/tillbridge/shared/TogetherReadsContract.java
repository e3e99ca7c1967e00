package io.tillbridge.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tillbridge.shared.TogetherReads.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What both databases must do with reads that travel together. */
abstract class TogetherReadsContract {

    static final String PARENT = "select name from read_parent where id = ?";
    static final String CHILDREN = "select body from read_child where parent = ? and id > ? order by id";

    final JdbcTemplate jdbc;
    final TransactionTemplate transaction;
    final TogetherReads reads;
    private final UUID parent = UUID.randomUUID();

    TogetherReadsContract(String url, String user, String password) {
        DataSource database = new DriverManagerDataSource(url, user, password);
        this.jdbc = new JdbcTemplate(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.reads = new TogetherReads(jdbc);
    }

    @BeforeEach
    void aParentAndItsChildren() {
        jdbc.execute("drop table if exists read_child");
        jdbc.execute("drop table if exists read_parent");
        jdbc.execute("create table read_parent (id uuid primary key, name varchar(20))");
        jdbc.execute("create table read_child (id integer primary key, parent uuid not null, body varchar(20))");
        jdbc.update("insert into read_parent (id, name) values (?,?)", parent, "a; 'b' ?");
        for (int id = 1; id <= 3; id++) {
            jdbc.update("insert into read_child (id, parent, body) values (?,?,?)", id, parent, "child " + id);
        }
    }

    @Test
    void eachReadGetsItsOwnRowsThoughOthersHaveNone() {
        for (int again = 0; again < 8; again++) {
            List<String> none = new ArrayList<>();
            List<String> names = new ArrayList<>();
            List<String> children = new ArrayList<>();
            reads.read(
                    new Read(PARENT, List.of(UUID.randomUUID()), row -> none.add(row.getString(1))),
                    new Read(PARENT, List.of(parent), row -> names.add(row.getString(1))),
                    new Read(CHILDREN, List.of(parent, 1), row -> children.add(row.getString(1))));
            assertThat(none).isEmpty();
            assertThat(names).containsExactly("a; 'b' ?");
            assertThat(children).containsExactly("child 2", "child 3");
        }
    }

    @Test
    void oneReadAloneIsReadToo() {
        List<String> names = new ArrayList<>();
        reads.read(new Read(PARENT, List.of(parent), row -> names.add(row.getString(1))));
        assertThat(names).hasSize(1);
    }

    @Test
    void aWrongReadAmongThemIsToldAsSuch() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> reads.read(
                        new Read(PARENT, List.of(parent), row -> {}),
                        new Read("select nothing from read_child", List.of(), row -> {})));
    }

    /** The point of it: what is read behind a lock must be what its holder before left there. */
    @Test
    void whatIsReadBehindALockIsAsItsHolderBeforeLeftIt() throws Exception {
        var held = new CountDownLatch(1);
        var threads = Executors.newSingleThreadExecutor();
        try {
            var holder = threads.submit(() -> transaction.executeWithoutResult(status -> {
                jdbc.queryForList("select id from read_parent where id = ? for update", parent);
                held.countDown();
                pause(400);
                jdbc.update("update read_parent set name = 'changed' where id = ?", parent);
                jdbc.update("insert into read_child (id, parent, body) values (4,?,'late')", parent);
                pause(100);
            }));
            assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
            List<String> names = new ArrayList<>();
            List<String> children = new ArrayList<>();
            transaction.executeWithoutResult(status -> reads.read(
                    new Read(PARENT + " for update", List.of(parent), row -> names.add(row.getString(1))),
                    new Read(CHILDREN, List.of(parent, 3), row -> children.add(row.getString(1)))));
            holder.get(10, TimeUnit.SECONDS);
            assertThat(names).containsExactly("changed");
            assertThat(children).containsExactly("late");
        } finally {
            threads.shutdownNow();
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
