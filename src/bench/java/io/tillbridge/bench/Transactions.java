package io.tillbridge.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A client of a floor that does its work by hand, in transactions of its own. */
abstract class Transactions implements Load.Client {

    private final Connection connection;

    Transactions(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
    }

    /** The work of one call; what is not committed in between is committed after it. */
    abstract void work(int index) throws SQLException;

    @Override
    public void call(int index) throws SQLException {
        work(index);
        commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    void commit() throws SQLException {
        connection.commit();
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    static PreparedStatement set(PreparedStatement statement, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    static void one(PreparedStatement statement, Object... values) throws SQLException {
        if (set(statement, values).executeUpdate() != 1) {
            throw new IllegalStateException("the guard of " + statement + " refused");
        }
    }
}
