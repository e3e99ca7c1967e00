package io.tillbridge.shared;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/** One text of several statements, which PostgreSQL takes as one way there and back. See docs/decisions/0010. */
final class SeveralStatements {

    private SeveralStatements() {}

    /** Whether every statement of a text can be asked how it went: H2 tells of the first only, and is in this process anyway. */
    static boolean takenBy(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    static String text(Collection<String> statements) {
        return String.join("; ", statements);
    }

    static void set(PreparedStatement prepared, Collection<?> values) throws SQLException {
        int place = 0;
        for (Object value : values) {
            place++;
            prepared.setObject(place, value);
        }
    }
}
