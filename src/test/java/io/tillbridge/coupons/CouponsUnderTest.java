package io.tillbridge.coupons;

import static org.springframework.context.ApplicationListener.forPayload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tillbridge.EmbeddedDatabase;
import io.tillbridge.Postgres;
import io.tillbridge.TurnedClock;
import io.tillbridge.console.BooksOf;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.LateRows;
import io.tillbridge.shared.MasterKey;
import io.tillbridge.shared.Money;
import io.tillbridge.shared.Published;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import io.tillbridge.shared.web.SentencesForTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Coupons on a real database with a clock that is turned by hand and nothing of the house around them. */
final class CouponsUnderTest implements AutoCloseable {

    static final StoreId HERE = new StoreId("S001");
    static final StoreId THERE = new StoreId("S002");
    static final Caller CLERK = new Caller("counter-1", "Li", Caller.Role.CLERK, HERE, "C1");
    static final Caller MANAGER = new Caller("manager-1", "Wang", Caller.Role.ADMIN, null, "C9");
    static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");
    private static final int MOST_TRIES = 8;
    private static final List<String> TABLES = List.of(
            "coupons_parking",
            "coupons_allocation",
            "coupons_redeemed",
            "coupons_redemption",
            "coupons_history",
            "coupons_call",
            "coupons_coupon",
            "coupons_batch_reject",
            "coupons_batch",
            "coupons_member_counter",
            "coupons_counter",
            "coupons_template_scope",
            "coupons_template");

    private final HikariDataSource pool;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    final List<Audited> audit = Collections.synchronizedList(new ArrayList<>());
    final List<Published> told = Collections.synchronizedList(new ArrayList<>());
    final TurnedClock clock = new TurnedClock(NOON);

    @EnableTransactionManagement(proxyTargetClass = true)
    static class Wiring {}

    private CouponsUnderTest(String url, String user) {
        var configuration = new HikariConfig();
        configuration.setJdbcUrl(url);
        configuration.setUsername(user);
        configuration.setPassword(user);
        configuration.setMaximumPoolSize(70);
        configuration.setMinimumIdle(2);
        pool = new HikariDataSource(configuration);
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        wire();
    }

    private void wire() {
        TestPropertyValues.of(
                        "tillbridge.data=" + folder(),
                        "tillbridge.coupons.order=GOODS_PERCENT_MONEY",
                        "tillbridge.coupons.threshold-basis=BEFORE_COUPONS",
                        "tillbridge.coupons.zone=Asia/Shanghai",
                        "tillbridge.coupons.lock-for=15m",
                        "tillbridge.coupons.lock-longest=24h",
                        "tillbridge.coupons.times-every=30s",
                        "tillbridge.coupons.batches-every=5s",
                        "tillbridge.coupons.chunk=1000")
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
        context.register(Wiring.class, LateRows.class, MasterKey.class);
        SentencesForTests.register(context);
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new AnnotationTypeFilter(Controller.class));
        scanner.addExcludeFilter(new RegexPatternTypeFilter(java.util.regex.Pattern.compile(".*Messages")));
        scanner.scan("io.tillbridge.catalog", "io.tillbridge.coupons");
        context.addApplicationListener(forPayload(fact -> {
            if (fact instanceof Audited deed) {
                audit.add(deed);
            }
            if (fact instanceof Published event) {
                told.add(event);
            }
        }));
        context.refresh();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "coupons-")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CouponsUnderTest onH2() {
        return new CouponsUnderTest(EmbeddedDatabase.inMemory(), "sa");
    }

    static CouponsUnderTest onPostgres() {
        return new CouponsUnderTest(Postgres.url(Postgres.port(), Postgres.database()), "postgres");
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    CouponDesk desk() {
        return bean(CouponDesk.class);
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    Instant now() {
        return clock.instant();
    }

    /** Runs it as the house does: a transaction that met another one goes again. */
    <T> T persistently(Supplier<T> call) {
        for (int tries = 1; ; tries++) {
            try {
                return call.get();
            } catch (ConcurrencyFailureException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    /** A template with terms and no more; its coupons last 30 days. */
    CouponTemplate template(Benefit benefit, Scope scope, Stacking stacking, Limits limits) {
        return template(benefit, scope, stacking, limits, Validity.ofDays(30));
    }

    CouponTemplate template(Benefit benefit, Scope scope, Stacking stacking, Limits limits, Validity validity) {
        UUID id = Ids.next(now());
        var template = new CouponTemplate(
                id,
                "T" + id.toString().substring(9),
                "券",
                "coupon",
                new CouponTerms(benefit, scope, stacking, FenRounding.HALF_UP),
                new IssuerShare(3333, 3333, 3334),
                validity,
                limits,
                CouponTemplate.State.ACTIVE);
        bean(TransactionTemplate.class)
                .executeWithoutResult(status -> bean(TemplateWriting.class).add(template, MANAGER.id(), now()));
        return template;
    }

    CouponTemplate off(long fen) {
        return template(Benefit.off(fen), Scope.EVERYTHING, Stacking.WITH_ALL, Limits.NONE);
    }

    /** One coupon for whoever has the code. */
    CouponIssue.Piece coupon(CouponTemplate template) {
        return coupon(template, null);
    }

    CouponIssue.Piece coupon(CouponTemplate template, @Nullable String member) {
        return bean(CouponIssue.class)
                .issue(key(), template.code(), 1, member, null, MANAGER)
                .coupons()
                .get(0);
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    /** A basket at a till: line n costs the n-th amount in fen. */
    static CouponUse use(List<String> codes, long... fen) {
        return use(codes, null, null, fen);
    }

    static CouponUse use(List<String> codes, @Nullable String member, @Nullable String holder, long... fen) {
        List<BasketLine> lines = new ArrayList<>();
        for (int i = 0; i < fen.length; i++) {
            lines.add(new BasketLine(i + 1, new Sku("SKU-" + (i + 1)), null, 1, new Money(fen[i])));
        }
        return new CouponUse(codes, HERE, null, member, holder, "R-1", lines, "沪A12345");
    }

    void turn(Duration by) {
        clock.turn(by);
    }

    long count(String what) {
        return jdbc().sql("select count(*) from " + what).query(Long.class).single();
    }

    List<String> differences() {
        return BooksOf.differences(jdbc());
    }

    void empty() {
        TABLES.forEach(table -> jdbc().sql("delete from " + table).update());
        told.clear();
        audit.clear();
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }
}
