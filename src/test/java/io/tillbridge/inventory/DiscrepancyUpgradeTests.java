package io.tillbridge.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A database that has run while tills and warehouses still had a list each. */
class DiscrepancyUpgradeTests {

    private static final List<String> NEW = List.of("V507__", "V884__");
    private static final Timestamp NOON = Timestamp.from(Instant.parse("2026-11-24T04:00:00Z"));

    @TempDir
    private Path folder;

    private final SingleConnectionDataSource database =
            new SingleConnectionDataSource(EmbeddedDatabase.inMemory(), true);
    private final JdbcClient jdbc = JdbcClient.create(database);

    @AfterEach
    void close() {
        database.destroy();
    }

    @Test
    void whatBothListsHadIsOnTheOneList() throws IOException {
        flyway().locations("filesystem:" + migrationsBefore()).load().migrate();
        fromTill("SKU-1", 2, null);
        fromTill("SKU-2", 5, NOON);
        fromWarehouse();

        flyway().outOfOrder(outOfOrder()).load().migrate();

        var rows = new StockDiscrepancyRows(jdbc, new JdbcTemplate(database));
        assertThat(rows.list(null, false, 10))
                .allMatch(one -> one.openedAt().equals(NOON.toInstant()))
                .extracting(one -> "%s %s %s: %d of %d, %s, %s"
                        .formatted(
                                one.kind(),
                                one.place(),
                                one.sku(),
                                one.found(),
                                one.expected(),
                                one.closedBy(),
                                one.reason()))
                .containsExactlyInAnyOrder(
                        "OVERSOLD S001 SKU-1: -2 of 0, null, null",
                        "OVERSOLD S001 SKU-2: -5 of 0, count, null",
                        "SHORTFALL W001 SKU-1: 3 of 5, manager, searched for it");
    }

    private FluentConfiguration flyway() {
        return Flyway.configure().dataSource(database);
    }

    private Path migrationsBefore() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src/main/resources/db/migration"))) {
            for (Path one : all.filter(path -> path.toString().endsWith(".sql")).toList()) {
                String name = one.getFileName().toString();
                if (NEW.stream().noneMatch(name::startsWith)) {
                    Files.copy(one, folder.resolve(name));
                }
            }
        }
        return folder;
    }

    /** As the server does it. */
    private static boolean outOfOrder() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        return Boolean.TRUE.equals(Objects.requireNonNull(yaml.getObject()).get("spring.flyway.out-of-order"));
    }

    private void fromTill(String sku, int pieces, @Nullable Timestamp closed) {
        jdbc.sql("insert into inventory_discrepancy (id, store_id, sku, pieces, reference, raised_at, closed_at)"
                        + " values (?,'S001',?,?,'till 1',?,?)")
                .params(UUID.randomUUID(), sku, pieces, NOON, closed)
                .update();
    }

    private void fromWarehouse() {
        jdbc.sql("insert into warehouse_discrepancy (id, kind, place, sku, found, expected, subject, link, opened_at,"
                        + " closed_at, closed_by, reason) values (?,'SHORTFALL','W001','SKU-1',3,5,'STOCKSNAP_1','wms',?,?,"
                        + " 'manager','searched for it')")
                .params(UUID.randomUUID(), NOON, NOON)
                .update();
    }
}
