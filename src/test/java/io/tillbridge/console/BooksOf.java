package io.tillbridge.console;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The books of a database that no server runs on. */
public final class BooksOf {

    private BooksOf() {}

    /** What does not balance, in words. */
    public static List<String> differences(JdbcClient jdbc) {
        return new Books(jdbc).differences(true).stream().map(Object::toString).toList();
    }
}
