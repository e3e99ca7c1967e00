package io.tillbridge.points;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tillbridge.EmbeddedDatabase;
import io.tillbridge.Postgres;
import io.tillbridge.TurnedClock;
import io.tillbridge.console.BooksOf;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.LateRows;
import io.tillbridge.shared.MasterKey;
import io.tillbridge.shared.Published;
import io.tillbridge.shared.TogetherReads;
import io.tillbridge.shared.web.IdempotentCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Members and their points on a real database with a clock that is turned by hand and nothing of the house around them. */
final class PointsUnderTest implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");
    static final Caller CLERK = new Caller("clerk-1", "Li", Caller.Role.CLERK, null, "C1");

    private static final AtomicInteger KEYS = new AtomicInteger();

    private final HikariDataSource pool;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    final TurnedClock clock = new TurnedClock(NOON);
    final List<Published> told = Collections.synchronizedList(new ArrayList<>());

    /** Stores without stock: these tests exchange points for nothing that lies on a shelf. */
    private static final class NoGoods implements OfferedGoods {

        @Override
        public boolean known(String article) {
            return false;
        }

        @Override
        public long free(String article, String store) {
            return 0;
        }
    }

    @EnableTransactionManagement(proxyTargetClass = true)
    static class Wiring {}

    private PointsUnderTest(String url, String user, String... settings) {
        var configuration = new HikariConfig();
        configuration.setJdbcUrl(url);
        configuration.setUsername(user);
        configuration.setPassword(user);
        configuration.setMaximumPoolSize(70);
        configuration.setMinimumIdle(1);
        pool = new HikariDataSource(configuration);
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        TestPropertyValues.of("tillbridge.data=" + folder(), "tillbridge.points.times-every=60s")
                .and(settings)
                .applyTo(context);
        wire();
    }

    private void wire() {
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        context.registerBean(DataSource.class, () -> pool);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(pool));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(pool));
        context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(pool));
        context.registerBean(
                TransactionTemplate.class,
                () -> new TransactionTemplate(context.getBean(JdbcTransactionManager.class)));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(ObjectMapper.class, () -> new ObjectMapper().findAndRegisterModules());
        context.registerBean(OfferedGoods.class, NoGoods::new);
        context.register(Wiring.class, LateRows.class, TogetherReads.class, MasterKey.class, IdempotentCalls.class);
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new AnnotationTypeFilter(Controller.class));
        scanner.addExcludeFilter(new RegexPatternTypeFilter(java.util.regex.Pattern.compile(".*Messages")));
        scanner.scan("io.tillbridge.members", "io.tillbridge.points");
        context.addApplicationListener((ApplicationListener<PayloadApplicationEvent<?>>) event -> {
            if (event.getPayload() instanceof Published published) {
                told.add(published);
            }
        });
        context.refresh();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "points-")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param settings as {@code tillbridge.points.shortfall=FROM_PENDING} */
    static PointsUnderTest onH2(String... settings) {
        return new PointsUnderTest(EmbeddedDatabase.inMemory(), "sa", settings);
    }

    static PointsUnderTest onPostgres(String... settings) {
        return new PointsUnderTest(Postgres.url(Postgres.port(), Postgres.database()), "postgres", settings);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    PointsLedger ledger() {
        return bean(PointsLedger.class);
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    Instant now() {
        return clock.instant();
    }

    /** A call with a key that nobody has used. */
    static PointsCall call() {
        return new PointsCall("till", "k" + KEYS.incrementAndGet(), "clerk-1");
    }

    /** A call of the clerk's with a key that nobody has used, to be made by {@link #carried}. */
    static PointsCall carriedCall() {
        return new PointsCall(CLERK.id(), "k" + KEYS.incrementAndGet(), CLERK.id()).guardedByItsCarrier();
    }

    /** Makes the call as it is made over HTTP, and returns the body of the answer. */
    String carried(PointsCall call, Supplier<?> deed) {
        byte[] body = bean(IdempotentCalls.class)
                .once(CLERK, call.key(), HttpStatus.OK, "deed", deed)
                .getBody();
        return new String(requireNonNull(body), StandardCharsets.UTF_8);
    }

    static String member() {
        return "M" + KEYS.incrementAndGet();
    }

    /** A member of whom the directory knows, with so many points that never end. */
    String memberWith(long points) {
        String member = member();
        jdbc().sql("insert into members_member (member_id, card_no, name, phone, tier) values (?,?,'x','x','BASIC')")
                .params(member, "C" + member)
                .update();
        if (points > 0) {
            ledger().transferIn(call(), member, points, null, "old");
        }
        return member;
    }

    void publish(Object fact) {
        bean(TransactionTemplate.class).executeWithoutResult(status -> context.publishEvent(fact));
    }

    List<String> differences() {
        return BooksOf.differences(jdbc());
    }

    void empty() {
        for (String table : List.of(
                "shared_idempotent_call",
                "points_call",
                "points_freeze_lot",
                "points_freeze",
                "points_entry_lot",
                "points_entry",
                "points_lot",
                "points_account")) {
            jdbc().sql("delete from " + table).update();
        }
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }
}
