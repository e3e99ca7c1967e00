package io.tillbridge.bench;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * What the database alone allows for points and coupons: the rows of two calls by hand-written JDBC, each call in a transaction
 * of its own with its key and answer, as a caller who asks again needs them.
 */
final class LedgerFloor {

    private static final List<String> TABLES = List.of(
            "create schema floor_ledger",
            """
            create table floor_ledger.account (member varchar(32) primary key, available bigint not null,
                frozen bigint not null, check (available >= 0 and frozen >= 0))""",
            """
            create table floor_ledger.lot (id bigint generated always as identity primary key, member varchar(32) not null,
                remaining bigint not null, frozen bigint not null, check (frozen between 0 and remaining))""",
            "create index lot_member_ix on floor_ledger.lot (member)",
            """
            create table floor_ledger.freeze (id uuid primary key, member varchar(32) not null, lot bigint not null,
                points bigint not null, state varchar(16) not null)""",
            """
            create table floor_ledger.entry (id bigint generated always as identity primary key,
                member varchar(32) not null, kind varchar(16) not null, points bigint not null, reference varchar(64))""",
            """
            create table floor_ledger.call (call_key varchar(80) primary key, answer varchar(1000) not null,
                at timestamp with time zone not null)""",
            """
            create table floor_ledger.coupon (code varchar(32) primary key, state varchar(16) not null,
                holder varchar(64), locked_until timestamp with time zone)""",
            """
            create table floor_ledger.step (id bigint generated always as identity primary key, code varchar(32) not null,
                kind varchar(16) not null, at timestamp with time zone not null)""",
            """
            create table floor_ledger.redemption (id uuid primary key, code varchar(32) not null,
                discount_fen bigint not null)""",
            """
            create table floor_ledger.redemption_line (redemption uuid not null, line_no integer not null,
                discount_fen bigint not null, primary key (redemption, line_no))""",
            "create table floor_ledger.counter (template varchar(32) primary key, redeemed bigint not null)",
            "insert into floor_ledger.counter values ('T', 0)");
    private static final String CALL =
            "insert into floor_ledger.call (call_key, answer, at) values (?, ?, current_timestamp)";
    private static final String ANSWER = "{\"answer\":\"%s\"}".formatted("x".repeat(150));

    private final Engine engine;
    private final int members;
    private int rounds;

    /** Creates the tables and gives every member plenty of points. */
    LedgerFloor(Engine engine, int members) throws SQLException {
        this.engine = engine;
        this.members = members;
        var series = engine.series(0, members - 1L);
        try (var connection = engine.floor();
                var statement = connection.createStatement()) {
            for (var table : TABLES) {
                statement.execute(table);
            }
            statement.execute("insert into floor_ledger.account select 'M-' || n, 1000000000, 0 from " + series);
            statement.execute("insert into floor_ledger.lot (member, remaining, frozen)"
                    + " select 'M-' || n, 1000000000, 0 from " + series);
        }
    }

    /** Freezes a point of a member and spends it. */
    Round points(int clients, int count) throws Exception {
        return Load.run(clients, count, () -> new Transactions(engine.floor()) {

            private final PreparedStatement account =
                    prepare("select available from floor_ledger.account where member = ? for update");
            private final PreparedStatement lot = prepare(
                    "select id from floor_ledger.lot where member = ? and remaining > frozen order by id limit 1");
            private final PreparedStatement hold =
                    prepare("update floor_ledger.lot set frozen = frozen + 1 where id = ?");
            private final PreparedStatement aside = prepare(
                    "update floor_ledger.account set available = available - 1, frozen = frozen + 1 where member = ?");
            private final PreparedStatement freeze =
                    prepare("insert into floor_ledger.freeze values (?, ?, ?, 1, 'OPEN')");
            private final PreparedStatement entry =
                    prepare("insert into floor_ledger.entry (member, kind, points, reference) values (?, ?, -1, ?)");
            private final PreparedStatement call = prepare(CALL);
            private final PreparedStatement spend =
                    prepare("update floor_ledger.lot set frozen = frozen - 1, remaining = remaining - 1 where id = ?");
            private final PreparedStatement over =
                    prepare("update floor_ledger.freeze set state = 'CONSUMED' where id = ? and state = 'OPEN'");
            private final PreparedStatement gone =
                    prepare("update floor_ledger.account set frozen = frozen - 1 where member = ?");

            @Override
            void work(int index) throws SQLException {
                var member = "M-" + index % members;
                var id = UUID.randomUUID();
                var key = id.toString();
                first(account, member);
                long from = first(lot, member);
                one(hold, from);
                one(aside, member);
                one(freeze, id, member, from);
                one(entry, member, "FREEZE", key);
                one(call, key + ":freeze", ANSWER);
                commit();
                first(account, member);
                one(over, id);
                one(spend, from);
                one(gone, member);
                one(entry, member, "CONSUME", key);
                one(call, key + ":consume", ANSWER);
            }
        });
    }

    /** Locks a coupon and redeems it. */
    Round coupons(int clients, int count) throws Exception {
        var round = "F" + ++rounds + "-";
        try (var connection = engine.floor();
                var statement = connection.createStatement()) {
            statement.execute("insert into floor_ledger.coupon (code, state) select '" + round
                    + "' || n, 'ISSUED' from " + engine.series(0, count - 1L));
        }
        return Load.run(clients, count, () -> new Transactions(engine.floor()) {

            private final PreparedStatement find =
                    prepare("select state from floor_ledger.coupon where code = ? for update");
            private final PreparedStatement lock =
                    prepare("update floor_ledger.coupon set state = 'LOCKED', holder = 'T',"
                            + " locked_until = current_timestamp where code = ? and state = 'ISSUED'");
            private final PreparedStatement step =
                    prepare("insert into floor_ledger.step (code, kind, at) values (?, ?, current_timestamp)");
            private final PreparedStatement call = prepare(CALL);
            private final PreparedStatement redeem = prepare(
                    "update floor_ledger.coupon set state = 'REDEEMED' where code = ? and state = 'LOCKED' and holder = 'T'");
            private final PreparedStatement redemption =
                    prepare("insert into floor_ledger.redemption values (?, ?, 2000)");
            private final PreparedStatement line =
                    prepare("insert into floor_ledger.redemption_line values (?, 1, 2000)");
            private final PreparedStatement counter =
                    prepare("update floor_ledger.counter set redeemed = redeemed + 1 where template = 'T'");

            @Override
            void work(int index) throws SQLException {
                var code = round + index;
                present(find, code);
                one(lock, code);
                one(step, code, "LOCK");
                one(call, code + ":lock", ANSWER);
                commit();
                var id = UUID.randomUUID();
                present(find, code);
                one(redeem, code);
                one(step, code, "REDEEM");
                one(redemption, id, code);
                one(line, id);
                one(call, code + ":redeem", ANSWER);
                one(counter);
            }
        });
    }

    private static long first(PreparedStatement statement, Object... values) throws SQLException {
        try (var row = Transactions.set(statement, values).executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void present(PreparedStatement statement, Object... values) throws SQLException {
        try (var row = Transactions.set(statement, values).executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("nothing found by " + statement);
            }
        }
    }
}
