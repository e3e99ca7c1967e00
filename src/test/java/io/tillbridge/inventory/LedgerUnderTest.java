package io.tillbridge.inventory;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tillbridge.Postgres;
import io.tillbridge.catalog.Articles;
import io.tillbridge.catalog.Stores;
import io.tillbridge.shared.LateRows;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The real ledger on a real, empty database with nothing of the house around it. */
final class LedgerUnderTest implements AutoCloseable {

    static final StoreId STORE = new StoreId("S001");

    private final HikariDataSource pool;
    private final AnnotationConfigApplicationContext context;

    @EnableTransactionManagement
    static class Wiring {}

    private LedgerUnderTest(String url, String user) {
        var configuration = new HikariConfig();
        configuration.setJdbcUrl(url);
        configuration.setUsername(user);
        configuration.setPassword(user);
        configuration.setMaximumPoolSize(32);
        pool = new HikariDataSource(configuration);
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> pool);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(pool));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(pool));
        context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(pool));
        context.registerBean(
                TransactionTemplate.class,
                () -> new TransactionTemplate(context.getBean(JdbcTransactionManager.class)));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.register(
                Wiring.class,
                Articles.class,
                Stores.class,
                StockBalances.class,
                StockEntries.class,
                StockLedger.class,
                LateRows.class);
        context.refresh();
        jdbc().sql(
                        "insert into catalog_store values ('S001', 'STORE', 'x', 'x', 'x', 'Asia/Shanghai', '10:00', '22:00')")
                .update();
    }

    static LedgerUnderTest onH2() {
        return new LedgerUnderTest(
                "jdbc:h2:mem:" + UUID.randomUUID()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=64",
                "sa");
    }

    static LedgerUnderTest onPostgres() {
        return new LedgerUnderTest(Postgres.url(Postgres.port(), Postgres.database()), "postgres");
    }

    StockLedger ledger() {
        return context.getBean(StockLedger.class);
    }

    TransactionTemplate transaction() {
        return context.getBean(TransactionTemplate.class);
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    Sku article() {
        var sku = new Sku(UUID.randomUUID().toString());
        jdbc().sql("insert into catalog_article (sku, title_zh, title_en, price_fen) values (?, 'x', 'x', 1)")
                .param(sku.code())
                .update();
        return sku;
    }

    /** What the two books say, added up by hand: on hand, reserved. */
    StockLevel summedUp(Sku sku) {
        return new StockLevel(STORE, sku, sum("inventory_movement", sku), sum("inventory_reservation", sku));
    }

    private long sum(String book, Sku sku) {
        return jdbc().sql("select coalesce(sum(quantity), 0) from " + book + " where store_id = 'S001' and sku = ?")
                .param(sku.code())
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }
}
