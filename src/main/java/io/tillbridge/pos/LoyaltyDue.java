package io.tillbridge.pos;

import io.tillbridge.integration.FileInHand;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down, with the booking of a receipt, what is to be done about its member's points and its coupons afterwards. Receipts
 * without a member and without coupons cost nothing.
 */
@Component
class LoyaltyDue {

    /** What is to be done. */
    enum Kind {
        /** Points for what was bought, fewer for what came back. */
        POINTS,
        COUPONS,
        /** The receipt was undone, and its points and coupons with it. */
        UNDO
    }

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    LoyaltyDue(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    /** Nothing is done before the whole file is told: a later row may belong to the same receipt. */
    void add(FileInHand file, List<TillTransaction> transactions) {
        RowBatch rows = RowBatch.columns(
                "insert into pos_loyalty (%s) select * from %s on conflict do nothing",
                "transaction_id uuid, kind varchar, state varchar, file_id uuid, store_id varchar, business_date date,"
                        + " till_key varchar, receipt varchar, member varchar, original_till varchar, original_date date,"
                        + " original_number varchar, codes varchar");
        for (TillTransaction one : transactions) {
            if (one.head().member() != null && !one.lines().isEmpty()) {
                add(rows, file, one, Kind.POINTS, null);
            }
            if (!one.coupons().isEmpty()) {
                add(rows, file, one, Kind.COUPONS, String.join(" ", one.coupons()));
            }
        }
        if (!rows.isEmpty()) {
            rows.run(jdbc);
        }
    }

    private static void add(RowBatch rows, FileInHand file, TillTransaction one, Kind kind, @Nullable String codes) {
        TillKey key = one.key();
        TillHead.Undone original = one.head().undone();
        rows.add(
                one.id(),
                kind.name(),
                "FILE",
                file.id(),
                key.store().code(),
                key.day(),
                key.till(),
                one.head().receipt(),
                one.head().member(),
                original == null || original.till() == null ? null : TillKey.plain(original.till()),
                original == null ? null : original.day(),
                original == null ? null : TillKey.plain(original.receipt()),
                codes);
    }

    /** What these receipts earned and redeemed is to be taken back. */
    void undo(FileInHand file, Collection<TillVoids.Pair> undone) {
        Stream<UUID> ids = undone.stream().map(TillVoids.Pair::undone);
        ids.forEach(id -> client.sql(
                        "insert into pos_loyalty (transaction_id, kind, state, file_id, store_id, business_date,"
                                + " till_key, receipt, member) select transaction_id, 'UNDO', 'FILE', ?, min(store_id),"
                                + " min(business_date), min(till_key), min(receipt), min(member) from pos_loyalty"
                                + " where transaction_id = ? group by transaction_id on conflict do nothing")
                .params(file.id(), id)
                .update());
    }

    /** The file is told to its end. */
    void ready(FileInHand file) {
        client.sql("update pos_loyalty set state = 'DUE' where file_id = ? and state = 'FILE'")
                .param(file.id())
                .update();
    }
}
