package io.tillbridge.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The database engine that the server and its floor share, with full durability. */
interface Engine extends AutoCloseable {

    static Engine open(String name, Path work) throws IOException, SQLException {
        return switch (name) {
            case "h2" -> new H2Engine(work);
            case "postgres" -> new PostgresEngine(work);
            default -> throw new IllegalArgumentException("a database is h2 or postgres, not " + name);
        };
    }

    String name();

    /** What the server is told so that it uses this engine. */
    List<String> serverArguments();

    /** Where the floor does its hand-written work. */
    Connection floor() throws SQLException;

    /** The server's own tables; only while the server is stopped. */
    Connection product(Path data) throws SQLException;

    /** A table function of the whole numbers in a range, column {@code n}. */
    String series(long first, long last);

    default String version() throws SQLException {
        try (var connection = floor()) {
            var about = connection.getMetaData();
            return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion();
        }
    }

    @Override
    void close() throws IOException;
}
