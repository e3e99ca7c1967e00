package io.tillbridge.inventory;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tillbridge.EmbeddedDatabase;
import io.tillbridge.Postgres;
import io.tillbridge.TurnedClock;
import io.tillbridge.catalog.Articles;
import io.tillbridge.catalog.Stores;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.LateRows;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
    static final StoreId OTHER = new StoreId("S002");
    static final StoreId WAREHOUSE = new StoreId("W001");
    static final Caller MANAGER = new Caller("manager-1", "Wang", Caller.Role.ADMIN, null, "C1");

    private final HikariDataSource pool;
    private final AnnotationConfigApplicationContext context;
    final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-11T04:00:00Z"));

    @EnableTransactionManagement
    static class Wiring {}

    private LedgerUnderTest(String url, String user, StockClaims... claims) {
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
        context.registerBean(Clock.class, () -> clock);
        for (StockClaims module : claims) {
            context.registerBean(StockClaims.class, () -> module);
        }
        context.register(
                Wiring.class,
                Articles.class,
                Stores.class,
                StockBalances.class,
                StockEntries.class,
                StockDiscrepancies.class,
                StockDiscrepancyRows.class,
                TillStock.class,
                StockLedger.class,
                StockTouches.class,
                StockHolds.class,
                StockMoves.class,
                StockSheets.class,
                StockFeed.class,
                StockKeeping.class,
                StockLeaks.class,
                StockRepair.class,
                StoreSearch.class,
                LateRows.class);
        context.refresh();
        store(STORE, "STORE", 31.2425, 121.4697);
        store(OTHER, "STORE", 31.1955, 121.437);
        store(WAREHOUSE, "WAREHOUSE", 31.15, 121.116);
    }

    private void store(StoreId store, String kind, double latitude, double longitude) {
        jdbc().sql(
                        "insert into catalog_store (store_id, kind, name_zh, name_en, address, zone, opens, closes, latitude,"
                                + " longitude) values (?, ?, 'x', 'x', 'x', 'Asia/Shanghai', '10:00', '22:00', ?, ?)")
                .params(store.code(), kind, latitude, longitude)
                .update();
    }

    /** @param claims of modules that reserve; without any, nothing is known of leaks */
    static LedgerUnderTest onH2(StockClaims... claims) {
        return new LedgerUnderTest(EmbeddedDatabase.inMemory(), "sa", claims);
    }

    static LedgerUnderTest onPostgres() {
        return new LedgerUnderTest(Postgres.url(Postgres.port(), Postgres.database()), "postgres");
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
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

    /** The books have no index to add them up by. */
    void empty() {
        for (String table : List.of(
                "inventory_hold",
                "inventory_reservation",
                "inventory_movement",
                "inventory_balance",
                "inventory_count")) {
            jdbc().sql("delete from " + table).update();
        }
    }

    /** What the two books say, added up by hand: on hand, reserved. */
    StockLevel summedUp(Sku sku) {
        return summedUp(new StockKey(STORE, sku));
    }

    StockLevel summedUp(StockKey key) {
        return new StockLevel(
                key.store(), key.sku(), sum("inventory_movement", key), sum("inventory_reservation", key));
    }

    private long sum(String book, StockKey key) {
        return jdbc().sql("select coalesce(sum(quantity), 0) from " + book + " where store_id = ? and sku = ?")
                .params(key.store().code(), key.sku().code())
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }
}
