package io.tillbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the embedded database promises at a commit, as far as our orders rest on it. */
class EmbeddedDatabaseTests {

    private static final int COMMITS = 120;

    /** Space of the file is used again at once, which a server would do only after 45 s. */
    private static final String REUSE_AT_ONCE = ";RETENTION_TIME=0";

    @TempDir
    Path folder;

    /**
     * The file as it lies there after a commit is what a power cut would leave. H2 2.5.252 wrote the place of the chunk before the
     * last into the head of the file, so that up to twenty commits were gone after a cut.
     */
    @Test
    void aPowerCutAfterAnyCommitLosesNoCommit() throws Exception {
        var sizes = new Random(7);
        List<Integer> lost = new ArrayList<>();
        try (var connection = open("used");
                var statement = connection.createStatement()) {
            statement.execute("create table last_commit (number integer, padding varchar)");
            statement.execute("insert into last_commit values (0, '')");
            statement.execute("create table queue (number integer primary key, padding varchar)");
            connection.setAutoCommit(false);
            for (int n = 1; n <= COMMITS; n++) {
                statement.execute("update last_commit set number = %d, padding = '%s'"
                        .formatted(n, "x".repeat(sizes.nextInt(60_000))));
                statement.execute(
                        "insert into queue values (%d, '%s')".formatted(n, "y".repeat(sizes.nextInt(20_000))));
                statement.execute("delete from queue where number = %d".formatted(n - 20));
                connection.commit();
                if (lastCommitAfterACut() != n) {
                    lost.add(n);
                }
            }
        }
        assertThat(lost).as("commits that a cut right after them took back").isEmpty();
    }

    /** H2 2.4.240 kept the session that made a table in its check, and refused every row once that session was closed. */
    @Test
    void aTableOutlivesTheConnectionThatMadeIt() throws SQLException {
        try (var keepsTheDatabaseOpen = open("checked")) {
            try (var maker = open("checked");
                    var statement = maker.createStatement()) {
                statement.execute("create table pickup (state varchar(20), check (state in ('READY', 'COLLECTED')))");
            }
            try (var statement = keepsTheDatabaseOpen.createStatement()) {
                assertThat(statement.executeUpdate("insert into pickup values ('READY')"))
                        .isOne();
            }
        }
    }

    /**
     * H2 keeps the rows of a query and gives them again as long as it thinks that nobody wrote. A transaction that asked while
     * another wrote, and waited for its commit, then reads what was before it, however often.
     */
    @Test
    void whoeverWaitedForACommitReadsWhatItWrote() throws Exception {
        try (var connection = open("read");
                var statement = connection.createStatement()) {
            statement.execute("create table pickup (id integer primary key, version integer)");
            statement.execute("insert into pickup values (1, 0)");
            List<Boolean> fresh = new Crowd(8).each(2_000, i -> readsFresh());
            assertThat(fresh).as("reads after another's commit that saw it").containsOnly(true);
        }
    }

    /** Moves the version on as a hand-over does: whoever finds that somebody was faster reads again. */
    private boolean readsFresh() {
        try (var connection = open("read");
                var update = connection.prepareStatement("update pickup set version = version + 1 where version = ?")) {
            connection.setAutoCommit(false);
            int before = version(connection);
            update.setInt(1, before);
            boolean fresh = update.executeUpdate() == 1 || version(connection) != before;
            connection.commit();
            return fresh;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select version from pickup where id = ?")) {
            select.setInt(1, 1);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private int lastCommitAfterACut() throws Exception {
        Path file = folder.resolve("cut.mv.db");
        Files.copy(folder.resolve("used.mv.db"), file, StandardCopyOption.REPLACE_EXISTING);
        try (var connection = open("cut");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select number from last_commit")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Opens a database with the options of the product's address. */
    private Connection open(String name) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:h2:file:" + folder.resolve(name) + EmbeddedDatabase.options() + REUSE_AT_ONCE);
    }
}
