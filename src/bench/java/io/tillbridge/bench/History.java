package io.tillbridge.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A past for the server: collected orders written straight into its tables while it is stopped, such that the books
 * still balance. The only class that knows the server's schema.
 */
final class History {

    private static final int CHUNK = 20_000;

    /** What a past order leaves behind: one row for each {@code n}; words in braces stand for expressions of n. */
    private static final List<String> ROWS =
            List.of("""
            orders_order (id, channel, account, order_id, status, refund_state, currency, goods_fen, freight_fen,
                paid_fen, buyer_name, buyer_phone, attributions, sequence, ordered_at, accepted_at)
            select {order}, 'GENERIC', 'demo', {name}, 'COMPLETED', 'NONE', 'CNY', 19800, 0, 19800, 'Ch**',
                '138****6612', '[]', 1, {then}, {then}""", """
            orders_line (order_ref, line_no, line_id, sku, title, quantity, unit_price_fen, paid_fen, store_id)
            select {order}, 1, {name} || '-1', {sku}, {sku}, 1, 9900, 9900, 'S001'""", """
            orders_line (order_ref, line_no, line_id, sku, title, quantity, unit_price_fen, paid_fen, store_id)
            select {order}, 2, {name} || '-2', {sku}, {sku}, 1, 9900, 9900, 'S001'""", """
            pickup_pickup (id, order_ref, channel, order_id, store_id, state, buyer_name, buyer_phone, location,
                opened_at, ready_at, closed_at, closed_by, closed_at_counter, expires_at, version)
            select {pickup}, {order}, 'GENERIC', {name}, 'S001', 'COLLECTED', 'Ch**', '138****6612', 'B-01', {then},
                {then}, {then}, 'bench', 'bench', current_timestamp, 2""", """
            pickup_line (pickup_id, line_no, sku, title, quantity, collected)
            select {pickup}, 1, {sku}, {sku}, 1, 1""", """
            pickup_line (pickup_id, line_no, sku, title, quantity, collected)
            select {pickup}, 2, {sku}, {sku}, 1, 1""", """
            pickup_code (code_hash, pickup_id, cipher, blocked_at, created_at)
            select lpad(cast(n as varchar(12)), 64, '0'), {pickup}, lpad('', 52, 'A'), {then}, {then}""", """
            pickup_handover (id, pickup_id, store_id, counter, clerk, identity_method, handed_over_at)
            select {pickup}, {pickup}, 'S001', 'bench', 'bench', 'PHONE_LAST4', {then}""", """
            pickup_handover_line (handover_id, line_no, quantity) select {pickup}, 1, 1""", """
            pickup_handover_line (handover_id, line_no, quantity) select {pickup}, 2, 1""", """
            inventory_reservation (store_id, sku, quantity, kind, holder_id, reserved_at)
            select 'S001', {sku}, 2, 'RESERVED', {pickup}, {then}""", """
            inventory_reservation (store_id, sku, quantity, kind, holder_id, reserved_at)
            select 'S001', {sku}, -2, 'FULFILLED', {pickup}, {then}""", """
            inventory_movement (store_id, sku, quantity, kind, reference, actor, moved_at)
            select 'S001', {sku}, 2, 'COUNT', 'count', 'bench', {then}""", """
            inventory_movement (store_id, sku, quantity, kind, reference, actor, moved_at)
            select 'S001', {sku}, -2, 'SALE', cast({pickup} as varchar(36)), 'bench', {then}""");

    /** What the journal keeps of it; the parameter is the body. */
    private static final String MESSAGE = """
            integration_message (id, consumer, message_key, business_key, state, body, body_sha256, headers,
                received_at, settled_at)
            select {message}, 'orders.order-event', 'GENERIC:demo:' || {name} || ':ORDER_PAID', {name}, 'DONE',
                cast(? as bytea), lpad('', 64, '0'), '{}', {then}, {then}""";

    private static final String NOTICE = """
            integration_message (id, consumer, message_key, business_key, state, body, body_sha256, headers,
                received_at, settled_at)
            select {notice}, 'pickup.notices', 'opened:' || {name}, {name}, 'DONE',
                cast(? as bytea), lpad('', 64, '0'), '{}', {then}, {then}""";
    private static final int NOTICE_BYTES = 300;

    private final Engine engine;
    private final JdbcFloor floor;
    private long filled;

    History(Engine engine, JdbcFloor floor) {
        this.engine = engine;
        this.floor = floor;
    }

    /** Adds past orders until there are as many, to the floor's tables and to the server's. */
    void fillTo(long orders, Path data, List<String> skus) throws SQLException {
        var body = Pushes.event("PAST", skus.get(0), Clock.systemUTC().instant());
        try (var connection = engine.product(data)) {
            connection.setAutoCommit(false);
            for (var from = filled + 1; from <= orders; from += CHUNK) {
                var to = Math.min(orders, from + CHUNK - 1);
                chunk(connection, from, to, skus, body);
                connection.commit();
            }
            connection.setAutoCommit(true);
            try (var statement = connection.createStatement()) {
                statement.execute("analyze");
            }
        }
        floor.fill(filled + 1, orders);
        filled = orders;
    }

    private void chunk(Connection connection, long from, long to, List<String> skus, byte[] body) throws SQLException {
        var source = " from " + engine.series(from, to);
        try (var statement = connection.createStatement()) {
            for (var row : ROWS) {
                statement.execute("insert into " + spelledOut(row, skus) + source);
            }
        }
        journal(connection, spelledOut(MESSAGE, skus) + source, body);
        journal(connection, spelledOut(NOTICE, skus) + source, Arrays.copyOf(body, NOTICE_BYTES));
    }

    private static void journal(Connection connection, String rows, byte[] body) throws SQLException {
        try (var statement = connection.prepareStatement("insert into " + rows)) {
            statement.setBytes(1, body);
            statement.executeUpdate();
        }
    }

    private static String spelledOut(String row, List<String> skus) {
        return row.replace("{order}", id(1))
                .replace("{pickup}", id(2))
                .replace("{message}", id(3))
                .replace("{notice}", id(4))
                .replace("{name}", "'PAST-' || n")
                .replace("{sku}", article(skus))
                .replace("{then}", "current_timestamp - interval '2' day");
    }

    /** Ids that grow with n, as the server's own do with time. */
    private static String id(int kind) {
        return "cast('018bcfe5-%04d-7000-8000-' || lpad(cast(n as varchar(12)), 12, '0') as uuid)".formatted(kind);
    }

    private static String article(List<String> skus) {
        return IntStream.range(0, skus.size())
                .mapToObj(i -> "when %d then '%s'".formatted(i, skus.get(i).replace("'", "''")))
                .collect(Collectors.joining(" ", "case mod(n, " + skus.size() + ") ", " end"));
    }
}
