package io.tillbridge.pos;

import io.tillbridge.catalog.Tender;
import io.tillbridge.shared.Sku;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A till transaction in our own codes, ready to be booked.
 *
 * @param head what the file says of it as a whole
 * @param coupons codes of those that were used, as the till writes them
 * @param adjust by how much the total differs from the lines: tax, discounts of the whole receipt, rounding
 */
record TillTransaction(
        UUID id,
        TillKey key,
        TillHead head,
        @Nullable String operator,
        List<Line> lines,
        List<Payment> payments,
        List<String> coupons,
        long total,
        long adjust,
        Content content) {

    /** A mall or bank rounds to the yuan at most. */
    private static final long ROUNDING = 100;

    /**
     * A line whose codes are ours.
     *
     * @param pieces that leave the stock because of it; negative for those that come back
     */
    record Line(
            TillLine told,
            @Nullable Sku sku,
            long pieces,
            @Nullable String guide) {

        /** The goods of a live order are the counter's business; here they move no stock. */
        Line withoutStock() {
            return new Line(told, sku, 0, guide);
        }
    }

    /** A payment whose tender is ours. */
    record Payment(TillTender told, Tender tender) {}

    /**
     * Adds a receipt up.
     *
     * @throws PosRejected if its lines, tenders and total do not agree
     */
    static TillTransaction of(
            UUID id,
            TillKey key,
            TillReceipt receipt,
            @Nullable String operator,
            List<Line> lines,
            List<Payment> payments) {
        TillHead head = receipt.head();
        long sold = lines.stream().mapToLong(line -> line.told().amount()).sum();
        long paid =
                payments.stream().mapToLong(payment -> payment.told().amount()).sum();
        Long told = head.total();
        long total = told != null ? signed(head.type(), told, sold) : payments.isEmpty() ? sold : paid;
        long adjust = total - sold;
        if (Math.abs(adjust) >= ROUNDING && !receipt.adjusted()) {
            throw PosRejected.lines(head.receipt(), sold, total);
        }
        if (!payments.isEmpty() && paid != total) {
            throw PosRejected.tenders(head.receipt(), paid, total);
        }
        return new TillTransaction(
                id, key, head, operator, lines, payments, receipt.coupons(), total, adjust, receipt.content());
    }

    /** Some tills write the total of a return without its sign. */
    private static long signed(TillType type, long total, long sold) {
        return type == TillType.RETURN && sold < 0 && total > 0 ? -total : total;
    }

    /** Takes part in nothing: only its number counts, and what it undoes if that is known. */
    static TillTransaction bare(UUID id, TillKey key, TillReceipt receipt, @Nullable String operator) {
        return new TillTransaction(
                id, key, receipt.head(), operator, List.of(), List.of(), List.of(), 0, 0, receipt.content());
    }

    TillTransaction with(List<Line> otherLines) {
        return new TillTransaction(id, key, head, operator, otherLines, payments, coupons, total, adjust, content);
    }

    /** The same, as further rows of another transaction that has so many lines. */
    TillTransaction continuing(UUID otherId, int lastLine) {
        List<Line> numbered = lines.stream()
                .map(line -> new Line(line.told().after(lastLine), line.sku(), line.pieces(), line.guide()))
                .toList();
        return new TillTransaction(otherId, key, head, operator, numbered, payments, coupons, total, adjust, content);
    }

    long quantity() {
        return lines.stream().mapToLong(line -> line.told().quantity()).sum();
    }

    /** What counts as turnover; all of it unless some tender does not. */
    long turnover() {
        return total
                - payments.stream()
                        .filter(payment -> !payment.told().turnover())
                        .mapToLong(payment -> payment.told().amount())
                        .sum();
    }
}
