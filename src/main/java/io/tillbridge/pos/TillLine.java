package io.tillbridge.pos;

import org.jspecify.annotations.Nullable;

/**
 * Pieces of one article on a receipt, as the till tells it.
 *
 * @param article their barcode or article number; null where the file only has sums
 * @param quantity in thousandths of a piece; negative for what comes back
 * @param amount in fen; negative for what is paid back
 * @param offset of the file at which it was told
 */
record TillLine(
        int no,
        Kind kind,
        @Nullable String article,
        @Nullable String title,
        long quantity,
        long unitPrice,
        long amount,
        long discount,
        @Nullable String guide,
        @Nullable String externalOrder,
        @Nullable String reservation,
        long offset) {

    private static final long PIECE = 1000;

    /** What happened to the pieces. */
    enum Kind {
        SALE,
        RETURN,
        /** Goods of a live order, handed over at the till. */
        PICKUP
    }

    /** Whole pieces; nothing where only a part of a piece was sold. */
    long pieces() {
        return quantity % PIECE == 0 ? quantity / PIECE : 0;
    }

    /** The same line with figures that several rows add up to. */
    TillLine summed(long otherQuantity, long otherAmount) {
        return new TillLine(
                no,
                kind,
                article,
                title,
                otherQuantity,
                unitPrice,
                otherAmount,
                discount,
                guide,
                externalOrder,
                reservation,
                offset);
    }

    /** The same line after so many others. */
    TillLine after(int lines) {
        return new TillLine(
                lines + no,
                kind,
                article,
                title,
                quantity,
                unitPrice,
                amount,
                discount,
                guide,
                externalOrder,
                reservation,
                offset);
    }

    /** The same line; whoever served is known from the receipt where the line does not say so. */
    TillLine servedBy(@Nullable String other) {
        return guide != null || other == null
                ? this
                : new TillLine(
                        no,
                        kind,
                        article,
                        title,
                        quantity,
                        unitPrice,
                        amount,
                        discount,
                        other,
                        externalOrder,
                        reservation,
                        offset);
    }
}
