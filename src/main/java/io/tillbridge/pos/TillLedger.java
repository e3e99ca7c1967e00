package io.tillbridge.pos;

import io.tillbridge.integration.FileInHand;
import io.tillbridge.shared.StoreId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.stereotype.Component;

/** The booked till transactions. Rows are only added; a transaction that was undone says by which other one. */
@Component
class TillLedger {

    private static final String FIND =
            "select t.store_id, t.till_key, t.business_date, t.number_key, t.type, t.id, t.content,"
                    + " t.file_id, t.undone_by, t.told_by from %2$s k (%1$s) left join pos_transaction t on t.store_id = k.store_id"
                    + " and t.business_date = k.business_date and t.till_key = k.till_key and t.number_key = k.number_key"
                    + " and t.type = k.type where t.id is not null";

    private static final String MESSAGE = "MESSAGE";

    private final JdbcTemplate jdbc;

    TillLedger(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A transaction that is booked already.
     *
     * @param spoken told by message
     */
    record Known(
            UUID id,
            Content content,
            UUID file,
            boolean spoken,
            @Nullable UUID undoneBy) {}

    /** Those of the keys that are booked. */
    Map<TillKey, Known> known(Collection<TillKey> keys) {
        RowBatch wanted = RowBatch.columns(
                FIND, "store_id varchar, till_key varchar, business_date date, number_key varchar, type varchar");
        keys.forEach(key -> wanted.add(
                key.store().code(),
                key.till(),
                key.day(),
                key.number(),
                key.type().name()));
        Map<TillKey, Known> known = new HashMap<>();
        if (!wanted.isEmpty()) {
            jdbc.execute(wanted.sql(), (PreparedStatementCallback<Boolean>) statement -> {
                wanted.fill(statement);
                read(statement, known);
                return true;
            });
        }
        return known;
    }

    private static void read(PreparedStatement statement, Map<TillKey, Known> known) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                var key = new TillKey(
                        new StoreId(row.getString(1)),
                        row.getString(2),
                        row.getObject(3, LocalDate.class),
                        row.getString(4),
                        TillType.valueOf(row.getString(5)));
                known.put(
                        key,
                        new Known(
                                row.getObject(6, UUID.class),
                                Content.parse(row.getString(7)),
                                row.getObject(8, UUID.class),
                                row.getString(10).equals(MESSAGE),
                                row.getObject(9, UUID.class)));
            }
        }
    }

    void insert(FileInHand file, List<TillTransaction> transactions, Instant now) {
        RowBatch heads = RowBatch.insert(
                "pos_transaction",
                "id uuid, store_id varchar, till_key varchar, business_date date, number_key varchar, type varchar,"
                        + " till varchar, receipt varchar, sold_at timestamp, operator varchar, member varchar,"
                        + " external_order varchar, quantity bigint, total_fen bigint, adjust_fen bigint,"
                        + " turnover_fen bigint, content varchar, file_id uuid, told_by varchar, booked_at timestamp with time zone");
        TillRowBatches rows = new TillRowBatches();
        for (TillTransaction one : transactions) {
            TillHead head = one.head();
            heads.add(
                    one.id(),
                    one.key().store().code(),
                    one.key().till(),
                    one.key().day(),
                    one.key().number(),
                    one.key().type().name(),
                    head.till(),
                    head.receipt(),
                    head.at(),
                    one.operator(),
                    head.member(),
                    head.externalOrder(),
                    one.quantity(),
                    one.total(),
                    one.adjust(),
                    one.turnover(),
                    one.content().toString(),
                    file.id(),
                    head.spoken() ? MESSAGE : "FILE",
                    now.atOffset(ZoneOffset.UTC));
            rows.add(one, 0);
        }
        heads.run(jdbc);
        rows.run(jdbc);
    }

    /** Adds what a file tells of a receipt after it began to tell it. */
    void extend(TillTransaction more) {
        UUID id = more.id();
        jdbc.update(
                "update pos_transaction set quantity = quantity + ?, total_fen = total_fen + ?, adjust_fen = adjust_fen + ?,"
                        + " turnover_fen = turnover_fen + ?, content = ? where id = ?",
                more.quantity(),
                more.total(),
                more.adjust(),
                more.turnover(),
                content(id).plus(more.content()).toString(),
                id);
        TillRowBatches rows = new TillRowBatches();
        rows.add(more, last("tender_no", "pos_tender", id));
        rows.run(jdbc);
    }

    /** What a booked transaction comes to, article by article. */
    TillSubstance substance(UUID id) {
        Map<String, TillSubstance.Sum> articles = new TreeMap<>();
        jdbc.query(
                "select coalesce(sku, ''), sum(quantity), sum(amount_fen) from pos_line where transaction_id = ? group by sku",
                row -> {
                    articles.put(row.getString(1), new TillSubstance.Sum(row.getLong(2), row.getLong(3)));
                },
                id);
        return new TillSubstance(one("select total_fen from pos_transaction where id = ?", Long.class, id), articles);
    }

    /** The highest number that a line of the transaction has. */
    int lastLine(UUID id) {
        return last("line_no", "pos_line", id);
    }

    private Content content(UUID id) {
        return Content.parse(one("select content from pos_transaction where id = ?", String.class, id));
    }

    private int last(String column, String table, UUID id) {
        return one(
                "select coalesce(max(" + column + "), 0) from " + table + " where transaction_id = ?",
                Integer.class,
                id);
    }

    private <T> T one(String sql, Class<T> type, UUID id) {
        T value = jdbc.queryForObject(sql, type, id);
        if (value == null) {
            throw new IllegalStateException("transaction " + id + " is gone");
        }
        return value;
    }

    /** The places of a file from which lines of a transaction came. */
    List<Long> offsets(UUID id) {
        return jdbc.queryForList("select file_offset from pos_line where transaction_id = ?", Long.class, id);
    }
}
