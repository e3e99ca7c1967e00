package io.tillbridge.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** H2 embedded, as durable as it gets: {@code WRITE_DELAY=0}. The floor has a file of its own in this process. */
final class H2Engine implements Engine {

    private static final String SETTINGS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";LOCK_TIMEOUT=30000;DB_CLOSE_ON_EXIT=FALSE;OPTIMIZE_REUSE_RESULTS=0";
    private static final String DURABLE = ";WRITE_DELAY=0";

    /** Filling a history is not measured: it may use more memory and wait less for the disk. */
    private static final String ROOMY = ";CACHE_SIZE=131072";

    private final String floorUrl;
    private final Connection keepsOpen;

    H2Engine(Path work) throws SQLException {
        floorUrl = "jdbc:h2:file:" + work.resolve("floor") + SETTINGS + DURABLE;
        keepsOpen = floor();
    }

    @Override
    public String name() {
        return "h2";
    }

    @Override
    public List<String> serverArguments() {
        return List.of("--spring.profiles.active=demo");
    }

    @Override
    public Connection floor() throws SQLException {
        return DriverManager.getConnection(floorUrl, "sa", "");
    }

    @Override
    public Connection product(Path data) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:h2:file:" + data.resolve("db/tillbridge") + SETTINGS + ROOMY, "tillbridge", "tillbridge");
    }

    @Override
    public String series(long first, long last) {
        return "(select \"X\" as n from system_range(%d, %d)) as s".formatted(first, last);
    }

    @Override
    public void close() {
        try {
            keepsOpen.close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
