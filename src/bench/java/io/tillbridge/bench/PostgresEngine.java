package io.tillbridge.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A PostgreSQL server of this run alone, with the durability a production server has by default. */
final class PostgresEngine implements Engine {

    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");
    private static final String USER = "postgres";

    private final EmbeddedPostgres postgres;
    private final String url;

    PostgresEngine(Path work) throws IOException, SQLException {
        var builder = EmbeddedPostgres.builder().setDataDirectory(work.resolve("postgres"));
        DURABLE.forEach(builder::setServerConfig);
        postgres = builder.start();
        url = "jdbc:postgresql://localhost:%d/postgres".formatted(postgres.getPort());
        assertDurable();
    }

    /** The embedded server is built for quick tests; a floor without durability would be no floor. */
    private void assertDurable() throws SQLException {
        try (var connection = floor();
                var statement = connection.createStatement()) {
            for (var setting : DURABLE.keySet()) {
                try (var row = statement.executeQuery("show " + setting)) {
                    row.next();
                    if (!row.getString(1).equals("on")) {
                        throw new IllegalStateException(setting + " is " + row.getString(1));
                    }
                }
            }
        }
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public List<String> serverArguments() {
        return List.of(
                "--spring.profiles.active=demo,postgres",
                "--tillbridge.database.url=" + url,
                "--tillbridge.database.user=" + USER,
                "--tillbridge.database.password=" + USER);
    }

    @Override
    public Connection floor() throws SQLException {
        return DriverManager.getConnection(url, USER, USER);
    }

    @Override
    public Connection product(Path data) throws SQLException {
        return floor();
    }

    @Override
    public String series(long first, long last) {
        return "generate_series(%d, %d) as s(n)".formatted(first, last);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
