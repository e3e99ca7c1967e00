package io.tillbridge.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.EmbeddedDatabase;
import io.tillbridge.TurnedClock;
import io.tillbridge.inventory.StockLedger;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.LateRows;
import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Who sends what a store is short of, when many orders come at once. */
class OrderSourcingTests {

    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");
    private static final StoreId HERE = new StoreId("S001");
    private static final Caller ADMIN = new Caller("admin", "Admin", Caller.Role.ADMIN, null, null);
    private static final Sku SKU = new Sku("SKU-1");

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Map<StoreId, Integer> stock = new TreeMap<>();

    @EnableTransactionManagement(proxyTargetClass = true)
    static class Wiring {}

    @BeforeEach
    void open() {
        var database = new DriverManagerDataSource(EmbeddedDatabase.inMemory());
        Flyway.configure().dataSource(database).load().migrate();
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(database));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(database));
        context.registerBean(
                TransactionTemplate.class,
                () -> new TransactionTemplate(context.getBean(JdbcTransactionManager.class)));
        context.registerBean(Clock.class, () -> new TurnedClock(NOW));
        context.register(Wiring.class, LateRows.class, SourcingRules.class, OrderSourcing.class);
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new AnnotationTypeFilter(Controller.class));
        scanner.scan("io.tillbridge.catalog", "io.tillbridge.inventory");
        context.refresh();
        jdbc().sql("insert into catalog_article (sku, title_zh, title_en, price_fen) values (?, 'x', 'x', 1)")
                .param(SKU.code())
                .update();
        context.getBean(SourcingRules.class).write(List.of(new SourcingRules.Rule(null, null, null, true)), ADMIN);
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void manyShortOrdersAreServedByEverybodyWhoHasSomethingTheWarehouseFirstThenTheNearest() {
        store(HERE, "STORE", 31.24, 0);
        store(new StoreId("S003"), "STORE", 31.50, 10);
        store(new StoreId("S002"), "STORE", 31.30, 20);
        store(new StoreId("W001"), "WAREHOUSE", 35.00, 30);

        assertThat(senders(64)).isEqualTo(Map.of("W001", 30, "S002", 20, "S003", 10, "none", 4));
        assertThat(reserved()).isEqualTo(Map.of("S001", 0L, "S002", 20L, "S003", 10L, "W001", 30L));
    }

    @Test
    void nothingIsSentWhereARuleForbidsIt() {
        store(HERE, "STORE", 31.24, 0);
        store(new StoreId("W001"), "WAREHOUSE", 35.00, 30);
        SourcingRules rules = context.getBean(SourcingRules.class);
        rules.write(
                List.of(
                        new SourcingRules.Rule(null, null, null, true),
                        new SourcingRules.Rule(null, SKU.code(), null, false)),
                ADMIN);

        assertThat(senders(3)).isEqualTo(Map.of("none", 3));
        assertThat(rules.forbids("GENERIC", List.of(SKU), HERE)).isTrue();
        assertThat(rules.forbids("GENERIC", List.of(new Sku("SKU-2")), HERE)).isFalse();
    }

    /** How many orders of one piece each get theirs from where. */
    private Map<String, Integer> senders(int count) {
        stock.forEach((store, pieces) -> context.getBean(StockLedger.class).count(store, SKU, pieces, "test"));
        List<AcceptedOrder> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var line = new AcceptedOrder.Line(1, SKU, "x", 1, new Money(1));
            var part = new AcceptedOrder.Collection(Ids.next(NOW), HERE, List.of(line), Map.of(SKU, 1L), null);
            orders.add(new AcceptedOrder(Ids.next(NOW), "GENERIC", "demo", "o" + i, null, null, List.of(part)));
        }
        List<AcceptedOrder> supplied = Objects.requireNonNull(context.getBean(TransactionTemplate.class)
                .execute(status -> context.getBean(OrderSourcing.class).fromElsewhere(orders, NOW)));
        Map<String, Integer> senders = new TreeMap<>();
        supplied.forEach(order -> {
            AcceptedOrder.Supply supply = order.collections().get(0).supply();
            senders.merge(supply == null ? "none" : supply.from().code(), 1, Integer::sum);
        });
        return senders;
    }

    private Map<String, Long> reserved() {
        Map<String, Long> reserved = new TreeMap<>();
        jdbc().sql("select store_id, reserved from inventory_balance").query(row -> {
            reserved.put(row.getString(1), row.getLong(2));
        });
        return reserved;
    }

    private void store(StoreId store, String kind, double latitude, int pieces) {
        jdbc().sql(
                        "insert into catalog_store (store_id, kind, name_zh, name_en, address, zone, opens, closes, latitude,"
                                + " longitude) values (?, ?, 'x', 'x', 'x', 'Asia/Shanghai', '10:00', '22:00', ?, 121)")
                .params(store.code(), kind, latitude)
                .update();
        stock.put(store, pieces);
    }

    private JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }
}
