package io.tillbridge.pos;

import io.tillbridge.shared.Money;
import io.tillbridge.shared.StoreId;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The documents of hand-overs and returns that went out: their numbers, and what they said of each line. */
@Component
class DocumentBook {

    private final JdbcClient jdbc;

    DocumentBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** So many pieces for so much. */
    record Share(int pieces, Money amount) {

        Share plus(Share other) {
            return new Share(pieces + other.pieces, amount.plus(other.amount));
        }
    }

    /** The next number of the store; the store's row is held until the transaction ends. */
    long number(StoreId store) {
        jdbc.sql("insert into pos_document_number (store_id, last_no) values (?,0) on conflict do nothing")
                .param(store.code())
                .update();
        jdbc.sql("update pos_document_number set last_no = last_no + 1 where store_id = ?")
                .param(store.code())
                .update();
        return jdbc.sql("select last_no from pos_document_number where store_id = ?")
                .param(store.code())
                .query(Long.class)
                .single();
    }

    /** Whether something was told of this cause. */
    boolean knows(String cause) {
        return jdbc.sql("select count(*) from pos_document where cause = ?")
                        .param(cause)
                        .query(Long.class)
                        .single()
                > 0;
    }

    void add(String cause, HandoverPaper paper, Map<Integer, Share> shares, Instant now) {
        jdbc.sql(
                        "insert into pos_document (cause, store_id, document_no, pickup_id, back, workstation, business_date, made_at)"
                                + " values (?,?,?,?,?,?,?,?)")
                .params(
                        cause,
                        paper.store().code(),
                        paper.number(),
                        paper.pickup(),
                        paper.back(),
                        paper.workstation(),
                        paper.at().toLocalDate(),
                        Timestamp.from(now))
                .update();
        shares.forEach((line, share) -> jdbc.sql(
                        "insert into pos_document_item (cause, line_no, pieces, amount_fen) values (?,?,?,?)")
                .params(cause, line, share.pieces(), share.amount().fen())
                .update());
    }

    /** What the document of a cause says, by line. */
    Map<Integer, Share> shares(String cause) {
        return shares("cause = ?", cause);
    }

    /** What all documents of a pickup said that went out, or came back, by line. */
    Map<Integer, Share> shares(UUID pickup, boolean back) {
        return shares("cause in (select cause from pos_document where pickup_id = ? and back = ?)", pickup, back);
    }

    private Map<Integer, Share> shares(String which, Object... values) {
        Map<Integer, Share> shares = new TreeMap<>();
        jdbc.sql("select line_no, pieces, amount_fen from pos_document_item where " + which)
                .params(values)
                .query(row -> {
                    shares.merge(row.getInt(1), new Share(row.getInt(2), new Money(row.getLong(3))), Share::plus);
                });
        return shares;
    }

    /** The last hand-over of a pickup that went out as a document. */
    Optional<HandoverPaper.Original> last(UUID pickup) {
        return jdbc.sql("select document_no, workstation, business_date from pos_document"
                        + " where pickup_id = ? and not back order by document_no desc limit 1")
                .param(pickup)
                .query((row, number) ->
                        new HandoverPaper.Original(row.getLong(1), row.getString(2), row.getObject(3, LocalDate.class)))
                .optional();
    }
}
