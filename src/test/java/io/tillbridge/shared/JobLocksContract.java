package io.tillbridge.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Two nodes at one database: of both databases. */
abstract class JobLocksContract {

    private static final int ROUNDS = 20;

    private final DriverManagerDataSource database;
    private final LockProvider one;
    private final LockProvider other;

    JobLocksContract(String url, String user, String password) {
        this.database = new DriverManagerDataSource(url, user, password);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/shared")
                .load()
                .migrate();
        this.one = node();
        this.other = node();
    }

    @Test
    void onlyOneOfTwoNodesDoesTheJobThoughTheyStartAtOnce() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                String job = "job-" + round;
                var gate = new CyclicBarrier(2);
                Future<Boolean> first = nodes.submit(start(one, job, gate));
                Future<Boolean> second = nodes.submit(start(other, job, gate));

                assertThat(Stream.of(first.get(), second.get()).filter(did -> did))
                        .hasSize(1);
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void theOtherNodeTakesOverOnceTheFirstIsDone() {
        lock(one, "taken over", Duration.ofMinutes(5)).orElseThrow().unlock();

        assertThat(lock(other, "taken over", Duration.ofMinutes(5))).isPresent();
    }

    @Test
    void aNodeThatDiedIsWaitedForNoLongerThanItsTime() {
        assertThat(lock(one, "died", Duration.ofMinutes(5))).isPresent();
        assertThat(lock(other, "died", Duration.ofMinutes(5))).isEmpty();

        new JdbcTemplate(database)
                .update(
                        "update shared_lock set lock_until = ? where name = 'died'",
                        Timestamp.from(Instant.EPOCH.plus(Duration.ofDays(1))));

        assertThat(lock(other, "died", Duration.ofMinutes(5))).isPresent();
    }

    private LockProvider node() {
        return JobsConfiguration.jobLocks(new JdbcTemplate(database), new JdbcTransactionManager(database));
    }

    private static Callable<Boolean> start(LockProvider node, String job, CyclicBarrier gate) {
        return () -> {
            gate.await();
            return lock(node, job, Duration.ofMinutes(5)).isPresent();
        };
    }

    private static Optional<SimpleLock> lock(LockProvider node, String job, Duration atMost) {
        return node.lock(new LockConfiguration(Instant.EPOCH, job, atMost, Duration.ZERO));
    }
}
