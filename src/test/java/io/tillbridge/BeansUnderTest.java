package io.tillbridge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tillbridge.shared.CountersFirst;
import io.tillbridge.shared.LateRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Some modules of the house on a real, migrated database, with a clock that is turned by hand and nothing else around them. */
public final class BeansUnderTest implements AutoCloseable {

    private final HikariDataSource pool;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final List<Class<?>> left = new ArrayList<>();
    public final TurnedClock clock;

    /** Where the database is. */
    public record Address(String url, String user) {

        public static Address h2() {
            return new Address(EmbeddedDatabase.inMemory(), "sa");
        }

        public static Address postgres() {
            return new Address(Postgres.url(Postgres.port(), Postgres.database()), "postgres");
        }
    }

    @EnableTransactionManagement(proxyTargetClass = true)
    static class Wiring {}

    public BeansUnderTest(Address address, int connections, Instant now) {
        var configuration = new HikariConfig();
        configuration.setJdbcUrl(address.url());
        configuration.setUsername(address.user());
        configuration.setPassword(address.user());
        configuration.setMaximumPoolSize(connections);
        pool = new HikariDataSource(configuration);
        clock = new TurnedClock(now);
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    /** Leaves beans out whose own needs would bring in half of the house. */
    public BeansUnderTest without(Class<?>... beans) {
        left.addAll(List.of(beans));
        return this;
    }

    /**
     * Wires the beans of the modules, but for their controllers.
     *
     * @param more registers what the modules need besides
     * @param listener hears every fact inside its transaction
     */
    public void start(Consumer<AnnotationConfigApplicationContext> more, Consumer<Object> listener, String... modules) {
        TestPropertyValues.of(
                        "tillbridge.data=" + folder(),
                        "tillbridge.counter.first-for=0s",
                        "tillbridge.pickup.keep-days=7",
                        "tillbridge.pickup.prep-minutes=120",
                        "tillbridge.pickup.high-value-fen=0",
                        "tillbridge.pickup.times-every=60s")
                .applyTo(context);
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
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.register(Wiring.class, LateRows.class, CountersFirst.class);
        more.accept(context);
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new AnnotationTypeFilter(Controller.class));
        left.forEach(bean -> scanner.addExcludeFilter(new AssignableTypeFilter(bean)));
        for (String module : modules) {
            scanner.scan("io.tillbridge." + module);
        }
        context.addApplicationListener(ApplicationListener.forPayload(listener));
        context.refresh();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "beans-")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public AnnotationConfigApplicationContext context() {
        return context;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    /** Adds a store, or a warehouse, whose names say nothing. */
    public void store(String code, String kind) {
        jdbc().sql("insert into catalog_store (store_id, kind, name_zh, name_en, address, zone, opens, closes)"
                        + " values (?, ?, 'x', 'x', 'x', 'Asia/Shanghai', '10:00', '22:00')")
                .params(code, kind)
                .update();
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }
}
