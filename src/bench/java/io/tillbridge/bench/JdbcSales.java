package io.tillbridge.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * What the database alone allows for till files: receipts of two lines with one tender each, written by hand-made batches
 * of plain JDBC, twenty thousand rows a transaction, with one stock row updated per transaction.
 */
final class JdbcSales {

    private static final int CHUNK = 20_000;
    private static final int BATCH = 1_000;
    private static final String[] TABLES = {
        "create schema floor_sales",
        """
        create table floor_sales.receipt (id bigint primary key, store varchar(8) not null, till varchar(8) not null,
            business_date date not null, number bigint not null, total_fen bigint not null, content varchar(64) not null,
            unique (store, till, business_date, number))""",
        """
        create table floor_sales.line (receipt_id bigint not null, line_no integer not null, sku varchar(64) not null,
            quantity bigint not null, amount_fen bigint not null, primary key (receipt_id, line_no))""",
        """
        create table floor_sales.tender (receipt_id bigint not null, tender_no integer not null, tender varchar(16) not null,
            amount_fen bigint not null, primary key (receipt_id, tender_no))""",
        "create table floor_sales.stock (sku varchar(64) primary key, on_hand bigint not null)",
        "insert into floor_sales.stock values ('SKU', 2000000000)"
    };

    private JdbcSales() {}

    static double rowsPerSecond(Engine engine, int rows) throws SQLException {
        try (var connection = engine.floor()) {
            try (var statement = connection.createStatement()) {
                for (var table : TABLES) {
                    statement.execute(table);
                }
            }
            connection.setAutoCommit(false);
            write(connection, 0, CHUNK);
            long began = System.nanoTime();
            for (int from = CHUNK; from < CHUNK + rows; from += CHUNK) {
                write(connection, from, Math.min(CHUNK, CHUNK + rows - from));
            }
            return rows / ((System.nanoTime() - began) / 1e9);
        }
    }

    private static void write(Connection connection, int from, int rows) throws SQLException {
        try (var receipt = connection.prepareStatement(
                        "insert into floor_sales.receipt values (?, 'S001', '01', date '2026-11-21', ?, 25800, ?)");
                var line =
                        connection.prepareStatement("insert into floor_sales.line values (?, ?, 'SKU', 1000, 12900)");
                var tender =
                        connection.prepareStatement("insert into floor_sales.tender values (?, 1, 'WECHAT', 25800)");
                var stock = connection.prepareStatement("update floor_sales.stock set on_hand = on_hand - ?")) {
            for (int row = from; row < from + rows; row += 2) {
                add(receipt, (long) row, (long) row, "c" + row);
                add(line, (long) row, 1);
                add(line, (long) row, 2);
                add(tender, (long) row);
                if (row / 2 % BATCH == 0) {
                    send(receipt, line, tender);
                }
            }
            send(receipt, line, tender);
            stock.setLong(1, rows);
            stock.executeUpdate();
            connection.commit();
        }
    }

    private static void add(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    private static void send(PreparedStatement... statements) throws SQLException {
        for (var statement : statements) {
            statement.executeBatch();
        }
    }
}
