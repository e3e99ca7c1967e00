package io.tillbridge.integration;

import com.zaxxer.hikari.HikariDataSource;
import io.tillbridge.DatabaseCable;
import io.tillbridge.EmbeddedDatabase;
import io.tillbridge.Postgres;
import io.tillbridge.TurnedClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The file part of the house alone: starts in a second, and as often as there are nodes. */
public final class FilesHouse implements AutoCloseable {

    private final Path folder;
    private final DataSource database;
    private final List<Node> nodes = new ArrayList<>();
    final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-25T02:00:00Z"));
    final Map<String, String> environment = new HashMap<>();
    int chunkRows = 1000;
    Duration lease = Duration.ofSeconds(60);

    private FilesHouse(Path folder, DataSource database) {
        this.folder = folder;
        this.database = database;
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/integration")
                .load()
                .migrate();
    }

    static FilesHouse onH2(Path folder) {
        return new FilesHouse(folder, pool(EmbeddedDatabase.inMemory(), "sa"));
    }

    /** On a database whose wire a test can cut; without a pool, which would wait after each cut before it tries again. */
    static FilesHouse onPostgres(Path folder, DatabaseCable cable) {
        var bare = new PGSimpleDataSource();
        bare.setUrl(Postgres.url(cable.port(), Postgres.database()));
        bare.setUser("postgres");
        bare.setPassword("postgres");
        return new FilesHouse(folder, bare);
    }

    static FilesHouse onPostgres(Path folder) {
        return new FilesHouse(folder, pool(Postgres.url(Postgres.port(), Postgres.database()), "postgres"));
    }

    private static HikariDataSource pool(String url, String user) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(user);
        pool.setMaximumPoolSize(12);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(3000);
        return pool;
    }

    /** One process of several at the database. */
    static final class Node implements AutoCloseable {

        private final AnnotationConfigApplicationContext beans;

        private Node(AnnotationConfigApplicationContext beans) {
            this.beans = beans;
        }

        <T> T get(Class<T> type) {
            return beans.getBean(type);
        }

        TallyBooking tally() {
            return get(TallyBooking.class);
        }

        Links links() {
            return get(Links.class);
        }

        void publish(Object event) {
            beans.publishEvent(event);
        }

        @Override
        public void close() {
            beans.close();
        }
    }

    /** Where a node is plugged into the database; what is behind it can change. */
    static final class Socket extends org.springframework.jdbc.datasource.DelegatingDataSource {
        Socket(DataSource database) {
            super(database);
        }
    }

    /** Lets the node's database end after so many calls. */
    DyingDatabase dying(Node node, int calls, boolean after, DyingDatabase.End end) {
        var dying = new DyingDatabase(database, calls, after, end);
        node.get(Socket.class).setTargetDataSource(dying);
        return dying;
    }

    /** So much time goes by that nobody waits for a dead node any more. */
    void leasesEnd() {
        Awaitility.await()
                .ignoreExceptions()
                .untilAsserted(() -> sql().update(
                                "update integration_file set leased_until = current_timestamp - interval '1' second"));
    }

    void empty() {
        for (String table : List.of("integration_file_unit", "integration_file", "test_tally", "test_end")) {
            sql().update("delete from " + table);
        }
    }

    String figures() {
        return sql().queryForObject(
                        "select 'booked ' || sum(booked) || ' parked ' || sum(parked) || ' refused ' || sum(refused)"
                                + " from integration_file",
                        String.class);
    }

    List<String> parked() {
        return sql().queryForList(
                        "select cast(id as varchar(36)) from integration_file_unit where state = 'PARKED'",
                        String.class);
    }

    Node node() {
        var beans = new AnnotationConfigApplicationContext();
        beans.registerBean(Socket.class, () -> new Socket(database));
        beans.registerBean(Clock.class, () -> clock);
        beans.registerBean(
                FilesProperties.class,
                () -> new FilesProperties(
                        folder.resolve("kept"), Duration.ofDays(400), chunkRows, Duration.ofMinutes(10), 3, lease));
        beans.registerBean(
                LinkFolder.class,
                () -> new LinkFolder(linkFolder(), name -> Optional.ofNullable(environment.get(name))));
        beans.registerBean(FileOrigin.class, () -> () -> Set.of("prices"));
        beans.register(
                Wiring.class,
                ThisNode.class,
                FileArchive.class,
                FileClaims.class,
                FileRows.class,
                PeerCopies.class,
                KeptFiles.class,
                FileUnits.class,
                FileChecking.class,
                FileOutcome.class,
                FileOutcome.Waiting.class,
                FilePosting.class,
                UnitBooking.class,
                FileIntake.class,
                FileAnswers.class,
                PeerTexts.class,
                LinkRows.class,
                LinkParts.class,
                LinkRoutes.class,
                LinkTerms.class,
                Links.class,
                ReplayRows.class,
                UnitReplay.class,
                LeftBehind.class,
                FileReplay.class,
                MissingFiles.class,
                OutgoingRows.class,
                OutgoingFiles.class,
                OutgoingPost.class);
        beans.refresh();
        var node = new Node(beans);
        nodes.add(node);
        return node;
    }

    @TestConfiguration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Wiring {

        @Bean
        JdbcTemplate jdbcTemplate(DataSource database) {
            return new JdbcTemplate(database);
        }

        @Bean
        JdbcClient jdbcClient(JdbcTemplate jdbc) {
            return JdbcClient.create(jdbc);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource database) {
            return new JdbcTransactionManager(database);
        }

        @Bean
        TransactionTemplate transaction(PlatformTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }

        @Bean
        FileReading reading() {
            return new LineReading();
        }

        @Bean
        TallyBooking tally(JdbcTemplate jdbc) {
            return new TallyBooking(jdbc);
        }

        @Bean
        ResourceBundleMessageSource messageSource() {
            var bundles = new ResourceBundleMessageSource();
            bundles.setBasename("i18n/messages");
            bundles.setDefaultEncoding("UTF-8");
            bundles.setFallbackToSystemLocale(false);
            return bundles;
        }

        @Bean
        KameletComponent kamelet() {
            return new AdapterConfiguration().kamelet(Path.of("no-folder"));
        }

        @Bean(destroyMethod = "stop")
        CamelContext camel(KameletComponent kamelets) throws Exception {
            var camel = new DefaultCamelContext();
            camel.addComponent("kamelet", kamelets);
            camel.getShutdownStrategy().setTimeout(5);
            camel.start();
            return camel;
        }
    }

    /** Ends a node and starts another in its place, after so long that nobody waits for the first any more. */
    Node restart(Node node) {
        nodes.remove(node);
        node.close();
        sql().update("update integration_link set node = null, leased_until = null");
        return node();
    }

    /** Waits for a poll to end that began after now. */
    void polled() {
        for (int i = 0; i < 2; i++) {
            sql().update("update integration_link set last_success = null");
            Awaitility.await()
                    .until(() -> sql().queryForObject(
                                            "select count(*) from integration_link where last_success is not null",
                                            Integer.class)
                            == 1);
        }
    }

    /** When the last of the files was read. */
    String readLast() {
        return sql().queryForObject("select max(changed_at) from integration_file", java.sql.Timestamp.class)
                .toInstant()
                .toString();
    }

    Path linkFolder() {
        return made(folder.resolve("links"));
    }

    /** A folder of the peer. */
    Path peer(String name) {
        return made(folder.resolve("peer").resolve(name));
    }

    void link(String name, String text) {
        write(linkFolder().resolve(name + ".yaml"), text);
    }

    JdbcTemplate sql() {
        return new JdbcTemplate(database);
    }

    /** Name, state and number of units of every file of the ledger. */
    List<String> ledger() {
        return sql().query(
                        "select name || ' ' || state || ' ' || units || '/' || rejected from integration_file order by first_seen, name",
                        (row, number) -> row.getString(1));
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands in a folder, without the times in archived names. */
    static List<String> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file ->
                            file.getFileName().toString().replaceFirst("^([0-9a-f-]{36}-)?\\d{8}-\\d{9}-", "*-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        if (database instanceof HikariDataSource pool) {
            pool.close();
        }
    }
}
