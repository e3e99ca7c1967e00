package io.tillbridge.pos;

import io.tillbridge.catalog.Tender;
import io.tillbridge.shared.Money;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was booked from the tills' files, for reading. */
@Component
class TillLists {

    private static final int MOST = 1000;

    private final JdbcClient jdbc;

    TillLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A booked transaction.
     *
     * @param soldAt by the till's own clock
     * @param undoes the transaction it reverses; null for most
     * @param undoneBy the transaction that reversed it; null for most
     */
    record Booked(
            UUID id,
            String till,
            String receipt,
            TillType type,
            LocalDate businessDate,
            @Nullable LocalDateTime soldAt,
            @Nullable String operator,
            @Nullable String member,
            @Nullable String externalOrder,
            Money total,
            Money turnover,
            @Nullable UUID undoes,
            @Nullable UUID undoneBy,
            UUID file,
            List<BookedLine> lines,
            List<BookedTender> tenders) {}

    /** @param quantity in thousandths of a piece */
    record BookedLine(
            int lineNo,
            TillLine.Kind kind,
            @Nullable String sku,
            @Nullable String title,
            long quantity,
            Money amount,
            @Nullable String guide) {}

    record BookedTender(Tender tender, String code, Money amount) {}

    /** Numbers that a till should have used and nobody told us of. */
    record OpenGap(
            StoreId store, String till, LocalDate businessDate, long first, long last, UUID file, Instant foundAt) {}

    /** A business day of a store, by till and number of the receipt. */
    @Transactional(readOnly = true)
    List<Booked> transactions(StoreId store, LocalDate day, int from) {
        List<Booked> booked = jdbc.sql("select id, till, receipt, type, business_date, sold_at, operator, member,"
                        + " external_order, total_fen, turnover_fen, undoes, undone_by, file_id from pos_transaction"
                        + " where store_id = ? and business_date = ? order by till_key, length(number_key), number_key, type"
                        + " limit " + MOST + " offset ?")
                .params(store.code(), day, from)
                .query((row, number) -> new Booked(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        TillType.valueOf(row.getString(4)),
                        row.getObject(5, LocalDate.class),
                        row.getObject(6, LocalDateTime.class),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        new Money(row.getLong(10)),
                        new Money(row.getLong(11)),
                        row.getObject(12, UUID.class),
                        row.getObject(13, UUID.class),
                        row.getObject(14, UUID.class),
                        new ArrayList<>(),
                        new ArrayList<>()))
                .list();
        fill(booked);
        return booked;
    }

    private void fill(List<Booked> booked) {
        if (booked.isEmpty()) {
            return;
        }
        Map<UUID, Booked> byId = new HashMap<>();
        booked.forEach(one -> byId.put(one.id(), one));
        jdbc.sql("select transaction_id, line_no, kind, sku, title, quantity, amount_fen, guide from pos_line"
                        + " where transaction_id in (:ids) order by line_no")
                .param("ids", byId.keySet())
                .query(row -> {
                    of(byId, row.getObject(1, UUID.class))
                            .lines()
                            .add(new BookedLine(
                                    row.getInt(2),
                                    TillLine.Kind.valueOf(row.getString(3)),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getLong(6),
                                    new Money(row.getLong(7)),
                                    row.getString(8)));
                });
        jdbc.sql("select transaction_id, tender, code, amount_fen from pos_tender"
                        + " where transaction_id in (:ids) order by tender_no")
                .param("ids", byId.keySet())
                .query(row -> {
                    of(byId, row.getObject(1, UUID.class))
                            .tenders()
                            .add(new BookedTender(
                                    Tender.valueOf(row.getString(2)), row.getString(3), new Money(row.getLong(4))));
                });
    }

    private static Booked of(Map<UUID, Booked> byId, UUID id) {
        return java.util.Objects.requireNonNull(byId.get(id));
    }

    /** The oldest first. */
    @Transactional(readOnly = true)
    List<OpenGap> gaps(@Nullable StoreId store) {
        return jdbc.sql("select store_id, till_key, business_date, first_no, last_no, file_id, found_at from pos_gap"
                        + " where closed_at is null and (:store is null or store_id = :store)"
                        + " order by found_at, first_no limit " + MOST)
                .param("store", store == null ? null : store.code(), java.sql.Types.VARCHAR)
                .query((row, number) -> new OpenGap(
                        new StoreId(row.getString(1)),
                        row.getString(2),
                        row.getObject(3, LocalDate.class),
                        row.getLong(4),
                        row.getLong(5),
                        row.getObject(6, UUID.class),
                        row.getTimestamp(7).toInstant()))
                .list();
    }
}
