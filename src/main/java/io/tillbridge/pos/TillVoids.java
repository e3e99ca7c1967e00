package io.tillbridge.pos;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Undoes transactions as tills ask for it. Nothing is deleted: the undoing transaction gets the lines and tenders of the other
 * with the opposite sign. It may come before the one it undoes, in another file even; then it waits.
 */
@Component
class TillVoids {

    private final JdbcClient jdbc;

    TillVoids(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An undoing transaction that has found the one it is about.
     *
     * @param amount of both, in fen: what the day of the undoing one loses
     */
    record Pair(UUID undoing, UUID undone, StoreId store, LocalDate day, long amount) {}

    /** What came of the voids: those that took effect, and those of which another was quicker. */
    record Outcome(List<Pair> done, List<Pair> tooLate) {}

    /** Writes down what a booked void is about, and says of which business day that is. */
    LocalDate await(TillTransaction voiding) {
        TillKey about = about(voiding);
        jdbc.sql(
                        "insert into pos_open_void (void_id, store_id, till_key, business_date, number_key) values (?,?,?,?,?)")
                .params(voiding.id(), about.store().code(), about.till(), about.day(), about.number())
                .update();
        return about.day();
    }

    private static TillKey about(TillTransaction voiding) {
        TillKey own = voiding.key();
        TillHead.Undone undone = voiding.head().undone();
        if (undone == null) {
            return own.as(TillType.SALE);
        }
        return new TillKey(
                own.store(),
                undone.till() == null ? own.till() : TillKey.plain(undone.till()),
                Objects.requireNonNullElse(undone.day(), own.day()),
                TillKey.plain(undone.receipt()),
                TillType.SALE);
    }

    /**
     * Undoes what can be undone by now of these stores' business days. A void of something that was never finished waits for
     * ever, so only the days at hand are looked through.
     */
    Outcome resolve(Collection<StoreId> stores, Collection<LocalDate> days) {
        var outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
        Set<UUID> seen = new HashSet<>();
        for (Pair pair : pairs(stores, days)) {
            if (seen.add(pair.undoing())) {
                (undo(pair) ? outcome.done() : outcome.tooLate()).add(pair);
                jdbc.sql("delete from pos_open_void where void_id = ?")
                        .param(pair.undoing())
                        .update();
            }
        }
        return outcome;
    }

    private List<Pair> pairs(Collection<StoreId> stores, Collection<LocalDate> days) {
        return jdbc.sql("select v.void_id, t.id, o.store_id, o.business_date, t.total_fen from pos_open_void v"
                        + " join pos_transaction o on o.id = v.void_id join pos_transaction t on t.store_id = v.store_id"
                        + " and t.business_date = v.business_date and t.till_key = v.till_key"
                        + " and t.number_key = v.number_key and t.type in ('SALE', 'RETURN')"
                        + " where v.store_id in (:stores) and v.business_date in (:days) order by v.place, t.type desc")
                .param("stores", stores.stream().map(StoreId::code).toList())
                .param("days", days)
                .query((row, number) -> new Pair(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        new StoreId(row.getString(3)),
                        row.getObject(4, LocalDate.class),
                        row.getLong(5)))
                .list();
    }

    private boolean undo(Pair pair) {
        int changed = jdbc.sql("update pos_transaction set undone_by = ? where id = ? and undone_by is null")
                .params(pair.undoing(), pair.undone())
                .update();
        if (changed == 1) {
            opposite(pair, "pos_line", """
                    line_no, kind, sku, code, title, -quantity, unit_price_fen, -amount_fen, -discount_fen, -pieces, guide,
                    external_order, reservation, file_offset""");
            opposite(pair, "pos_tender", "tender_no, tender, code, -amount_fen, turnover");
            opposite(pair, "pos_pickup_line", """
                    line_no, store_id, business_date, order_id, reservation, sku, -quantity, -amount_fen, known""");
            sums(pair);
        }
        return changed == 1;
    }

    private void opposite(Pair pair, String table, String columns) {
        jdbc.sql("insert into " + table + " (transaction_id, " + columns.replace("-", "") + ") select ?, " + columns
                        + " from " + table + " where transaction_id = ?")
                .params(pair.undoing(), pair.undone())
                .update();
    }

    private void sums(Pair pair) {
        jdbc.sql("select quantity, total_fen, adjust_fen, turnover_fen from pos_transaction where id = ?")
                .param(pair.undone())
                .query(row -> {
                    jdbc.sql("update pos_transaction set quantity = ?, total_fen = ?, adjust_fen = ?, turnover_fen = ?,"
                                    + " undoes = ? where id = ?")
                            .params(
                                    -row.getLong(1),
                                    -row.getLong(2),
                                    -row.getLong(3),
                                    -row.getLong(4),
                                    pair.undone(),
                                    pair.undoing())
                            .update();
                });
    }

    /** The stock that voids move, by the sign of their lines. */
    List<StockMove> moves(List<Pair> done) {
        if (done.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select t.store_id, l.sku, t.sold_at, l.kind, sum(l.pieces) from pos_transaction t"
                        + " join pos_line l on l.transaction_id = t.id where t.id in (:ids) and l.pieces <> 0"
                        + " group by t.store_id, l.sku, t.sold_at, l.kind")
                .param("ids", done.stream().map(Pair::undoing).toList())
                .query((row, number) -> new StockMove(
                        new StoreId(row.getString(1)),
                        new Sku(row.getString(2)),
                        row.getObject(3, LocalDateTime.class),
                        TillLine.Kind.valueOf(row.getString(4)),
                        row.getLong(5)))
                .list();
    }
}
