package io.tillbridge.pos;

import io.tillbridge.formats.Row;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads lines and tenders from the rows of a file, in the words that every layout uses. */
final class TillRows {

    static final int LONGEST = 64;

    private static final int LONGEST_TITLE = 200;

    /** Ten milliard yuan or a milliard pieces; sums of such figures do not overflow. */
    private static final long MOST = 1_000_000_000_000L;

    private static final long PIECE = 1000;

    private static final List<String> AMOUNTS = List.of("tender-amount", "amount");

    private TillRows() {}

    /** A line of a receipt; what comes back is negative, whatever sign the file gives it. */
    static TillLine line(Row row, TillLine.Kind kind, long offset, int no) {
        long quantity = number(row, "quantity");
        long unitPrice = number(row, "unit-price");
        long amount = amount(row);
        if (kind == TillLine.Kind.RETURN) {
            quantity = -Math.abs(quantity);
            amount = -Math.abs(amount);
        } else if (quantity < 0 && amount > 0) {
            amount = -amount;
        }
        return new TillLine(
                no,
                kind,
                article(row),
                row.text("title").map(TillRows::shortened).orElse(null),
                quantity,
                unitPrice,
                amount,
                number(row, "discount"),
                code(row, "guide"),
                code(row, "external-order"),
                code(row, "reservation"),
                offset);
    }

    /** What a line comes to: what was paid by it, what it says, or else its pieces at their price. */
    private static long amount(Row row) {
        for (String field : AMOUNTS) {
            if (row.number(field).isPresent()) {
                return number(row, field);
            }
        }
        long times = Math.multiplyExact(number(row, "quantity"), number(row, "unit-price"));
        if (times % PIECE != 0) {
            throw PosRejected.noKey("amount");
        }
        return times / PIECE;
    }

    static TillTender tender(Row row, String amount) {
        String code = Optional.ofNullable(code(row, "tender")).orElse("OTHER");
        return new TillTender(code, number(row, amount), !"NO".equals(row.value("turnover")));
    }

    private static @Nullable String article(Row row) {
        String barcode = code(row, "barcode");
        return barcode == null ? code(row, "sku") : barcode;
    }

    /** A code, or null where the file says none. */
    static @Nullable String code(Row row, String field) {
        String text = row.text(field).map(String::strip).orElse("");
        if (text.length() > LONGEST) {
            throw PosRejected.tooLong(field, LONGEST);
        }
        return text.isEmpty() ? null : text;
    }

    /** A figure, or nothing where the file says none. */
    static long number(Row row, String field) {
        long number = row.number(field).orElse(0L);
        if (number > MOST || number < -MOST) {
            throw PosRejected.number(field);
        }
        return number;
    }

    private static String shortened(String title) {
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE);
    }
}
