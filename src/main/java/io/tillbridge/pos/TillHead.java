package io.tillbridge.pos;

import io.tillbridge.formats.Row;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of a transaction as a whole, in its own codes.
 *
 * @param store theirs; null where the link says which
 * @param total in fen; null where the file only has lines
 * @param undone which transaction a void is about, or which one goods were bought with that come back
 * @param spoken told by message, not by a file
 */
record TillHead(
        @Nullable String store,
        String till,
        LocalDate day,
        String receipt,
        TillType type,
        @Nullable LocalDateTime at,
        @Nullable String operator,
        @Nullable String member,
        @Nullable String externalOrder,
        @Nullable Long total,
        @Nullable Undone undone,
        boolean spoken) {

    /** The head record of what a till tells by message. */
    static final String TOLD = "told";

    private static final int LONGEST_TILL = 32;

    /** Where a void says what it undoes; whatever it leaves out is as in the void itself. */
    record Undone(@Nullable String till, @Nullable LocalDate day, String receipt) {}

    /**
     * Reads a row that names its transaction.
     *
     * @throws PosRejected if it does not say which
     */
    static TillHead of(Row row) {
        String till = row.text("till").orElse("1");
        String receipt = row.text("receipt").orElseThrow(() -> PosRejected.noKey("receipt"));
        if (till.length() > LONGEST_TILL) {
            throw PosRejected.tooLong("till", LONGEST_TILL);
        }
        if (receipt.length() > TillRows.LONGEST) {
            throw PosRejected.tooLong("receipt", TillRows.LONGEST);
        }
        LocalDateTime at = row.moment("at").orElse(null);
        LocalDate day = row.date("business-date")
                .or(() -> Optional.ofNullable(at).map(LocalDateTime::toLocalDate))
                .orElseThrow(() -> PosRejected.noKey("business-date"));
        return new TillHead(
                row.text("store").orElse(null),
                till,
                day,
                receipt,
                TillType.of(row.text("type").orElse(null)),
                at,
                TillRows.code(row, "operator"),
                TillRows.code(row, "member"),
                TillRows.code(row, "external-order"),
                row.number("total").orElse(null),
                undone(row),
                row.record().equals(TOLD));
    }

    private static @Nullable Undone undone(Row row) {
        return row.text("original-receipt")
                .map(receipt -> new Undone(
                        row.text("original-till").orElse(null),
                        row.date("original-business-date").orElse(null),
                        receipt))
                .orElse(null);
    }

    /** This, with what a later row of the same receipt adds; a sale wins over a return, and both over a void. */
    TillHead and(TillHead later) {
        return new TillHead(
                store,
                till,
                day,
                receipt,
                type.ordinal() <= later.type.ordinal() ? type : later.type,
                at == null ? later.at : at,
                operator == null ? later.operator : operator,
                member == null ? later.member : member,
                externalOrder == null ? later.externalOrder : externalOrder,
                total,
                undone == null ? later.undone : undone,
                spoken);
    }

    /** What a row of a list with this head does with its pieces. */
    TillLine.Kind lineKind() {
        return type == TillType.RETURN ? TillLine.Kind.RETURN : TillLine.Kind.SALE;
    }
}
