package io.tillbridge.pos;

import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The lines and tenders of many transactions on their way to the database. */
final class TillRowBatches {

    private final RowBatch lines = RowBatch.insert(
            "pos_line",
            "transaction_id uuid, line_no integer, kind varchar, sku varchar, code varchar, title varchar, quantity bigint,"
                    + " unit_price_fen bigint, amount_fen bigint, discount_fen bigint, pieces bigint, guide varchar,"
                    + " external_order varchar, reservation varchar, file_offset bigint");

    private final RowBatch tenders = RowBatch.insert(
            "pos_tender",
            "transaction_id uuid, tender_no integer, tender varchar, code varchar, amount_fen bigint, turnover boolean");

    /** Adds the rows of a transaction, its tenders numbered after those it has. */
    void add(TillTransaction transaction, int lastTender) {
        UUID id = transaction.id();
        for (TillTransaction.Line line : transaction.lines()) {
            TillLine told = line.told();
            lines.add(
                    id,
                    told.no(),
                    told.kind().name(),
                    line.sku() == null ? null : line.sku().code(),
                    told.article(),
                    told.title(),
                    told.quantity(),
                    told.unitPrice(),
                    told.amount(),
                    told.discount(),
                    line.pieces(),
                    line.guide(),
                    told.externalOrder(),
                    told.reservation(),
                    told.offset());
        }
        int no = lastTender;
        for (TillTransaction.Payment payment : transaction.payments()) {
            no++;
            TillTender told = payment.told();
            tenders.add(id, no, payment.tender().name(), told.code(), told.amount(), told.turnover());
        }
    }

    void run(JdbcTemplate jdbc) {
        lines.run(jdbc);
        tenders.run(jdbc);
    }
}
