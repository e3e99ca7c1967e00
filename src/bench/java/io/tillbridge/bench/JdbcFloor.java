package io.tillbridge.bench;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * What the database alone allows: hand-written JDBC that does the durable writes of one order, or of one hand-over,
 * in one transaction each.
 */
final class JdbcFloor {

    private static final List<String> TABLES = List.of(
            "create schema floor",
            """
            create table floor.orders (order_id varchar(40) primary key, store varchar(8) not null,
                status varchar(16) not null, paid_fen bigint not null, paid_at timestamp with time zone not null)""",
            """
            create table floor.order_line (order_id varchar(40) not null, line integer not null,
                sku varchar(64) not null, quantity integer not null, paid_fen bigint not null,
                primary key (order_id, line))""",
            """
            create table floor.stock (sku varchar(64) primary key, on_hand bigint not null, reserved bigint not null,
                check (reserved between 0 and on_hand))""",
            """
            create table floor.reservation (id bigint generated always as identity primary key,
                order_id varchar(40) not null, sku varchar(64) not null, quantity integer not null)""",
            "create index reservation_order_ix on floor.reservation (order_id)",
            """
            create table floor.outbox (id bigint generated always as identity primary key, topic varchar(64) not null,
                body varchar(4000) not null, sent_at timestamp with time zone)""",
            """
            create table floor.pickup (id bigint generated always as identity primary key, code varchar(40) not null,
                sku varchar(64) not null, quantity integer not null, state varchar(16) not null,
                collected_at timestamp with time zone, version integer not null, unique (code))""",
            """
            create table floor.movement (id bigint generated always as identity primary key, sku varchar(64) not null,
                quantity integer not null, reason varchar(16) not null, reference varchar(40) not null)""",
            """
            create table floor.points_entry (id bigint generated always as identity primary key,
                member varchar(40) not null, points bigint not null, reference varchar(40) not null,
                unique (reference))""");
    private static final int HISTORY_CHUNK = 50_000;

    private final Engine engine;
    private final List<String> skus;
    private final String outboxBody = "{\"note\":\"%s\"}".formatted("x".repeat(600));
    private int rounds;

    /** Creates the tables and puts endless stock of the articles on the shelf. */
    JdbcFloor(Engine engine, List<String> skus) throws SQLException {
        this.engine = engine;
        this.skus = skus;
        try (var connection = engine.floor();
                var statement = connection.createStatement()) {
            for (var table : TABLES) {
                statement.execute(table);
            }
            for (var sku : skus) {
                statement.execute("insert into floor.stock values ('" + sku + "', 2000000000, 0)");
            }
        }
    }

    /** Gives the floor the same past that the server has. */
    void fill(long first, long last) throws SQLException {
        try (var connection = engine.floor();
                var statement = connection.createStatement()) {
            for (var from = first; from <= last; from += HISTORY_CHUNK) {
                var numbers = engine.series(from, Math.min(last, from + HISTORY_CHUNK - 1));
                for (var insert : List.of(
                        "floor.orders select 'H-' || n, 'S001', 'PAID', 19800, current_timestamp from ",
                        "floor.order_line select 'H-' || n, 1, 'OLD', 1, 9900 from ",
                        "floor.order_line select 'H-' || n, 2, 'OLD', 1, 9900 from ",
                        "floor.reservation (order_id, sku, quantity) select 'H-' || n, 'OLD', 2 from ",
                        "floor.pickup (code, sku, quantity, state, collected_at, version)"
                                + " select 'H-' || n, 'OLD', 2, 'COLLECTED', current_timestamp, 1 from ",
                        "floor.movement (sku, quantity, reason, reference) select 'OLD', -2, 'PICKUP', 'H-' || n from ",
                        "floor.points_entry (member, points, reference) select 'M-' || n, 198, 'H-' || n from ")) {
                    statement.execute("insert into " + insert + numbers);
                }
            }
            statement.execute("analyze");
        }
    }

    /** One order per transaction: order, two lines, guarded stock update, reservation, outbox row. */
    Round orders(int clients, int count, List<String> articles) throws Exception {
        var round = "F" + ++rounds + "-";
        return Load.run(clients, count, () -> new Transactions(engine.floor()) {

            private final PreparedStatement order =
                    prepare("insert into floor.orders values (?, 'S001', 'PAID', 19800, current_timestamp)");
            private final PreparedStatement line = prepare("insert into floor.order_line values (?, ?, ?, 1, 9900)");
            private final PreparedStatement reserve =
                    prepare("update floor.stock set reserved = reserved + ? where sku = ? and on_hand - reserved >= ?");
            private final PreparedStatement reservation =
                    prepare("insert into floor.reservation (order_id, sku, quantity) values (?, ?, ?)");
            private final PreparedStatement outbox =
                    prepare("insert into floor.outbox (topic, body) values ('order-paid', ?)");

            @Override
            void work(int index) throws SQLException {
                var id = round + index;
                var sku = articles.get(index % articles.size());
                one(order, id);
                for (var number = 1; number <= Pushes.PIECES_PER_ORDER; number++) {
                    set(line, id, number, sku).addBatch();
                }
                line.executeBatch();
                one(outbox, outboxBody);
                one(reservation, id, sku, Pushes.PIECES_PER_ORDER);
                one(reserve, Pushes.PIECES_PER_ORDER, sku, Pushes.PIECES_PER_ORDER);
            }
        });
    }

    /** One hand-over per transaction: select by code, guarded update, movement, points entry, outbox row. */
    Round handovers(int clients, int count) throws Exception {
        var round = "F" + ++rounds + "-";
        preparePickups(round, count);
        return Load.run(clients, count, () -> new Transactions(engine.floor()) {

            private final PreparedStatement find =
                    prepare("select id, sku, quantity, version from floor.pickup where code = ? and state = 'READY'");
            private final PreparedStatement collect = prepare(
                    "update floor.pickup set state = 'COLLECTED', collected_at = current_timestamp, version = version + 1 where id = ? and state = 'READY' and version = ?");
            private final PreparedStatement movement =
                    prepare("insert into floor.movement (sku, quantity, reason, reference) values (?, ?, 'PICKUP', ?)");
            private final PreparedStatement points =
                    prepare("insert into floor.points_entry (member, points, reference) values (?, 198, ?)");
            private final PreparedStatement outbox =
                    prepare("insert into floor.outbox (topic, body) values ('handed-over', ?)");

            @Override
            void work(int index) throws SQLException {
                var code = round + index;
                try (var pickup = set(find, code).executeQuery()) {
                    pickup.next();
                    one(collect, pickup.getLong("id"), pickup.getInt("version"));
                    one(movement, pickup.getString("sku"), -pickup.getInt("quantity"), code);
                }
                one(points, "M-" + code, code);
                one(outbox, outboxBody);
            }
        });
    }

    private void preparePickups(String round, int count) throws SQLException {
        try (var connection = engine.floor();
                var statement = connection.createStatement()) {
            statement.execute("insert into floor.pickup (code, sku, quantity, state, version) select '" + round
                    + "' || n, '" + skus.get(0) + "', 2, 'READY', 0 from " + engine.series(0, count - 1L));
        }
    }
}
