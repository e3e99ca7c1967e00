package io.tillbridge.formats;

import java.util.ArrayList;
import java.util.List;

/**
 * Taxes on single lines of a unit, which the file gives finer than fen. Whether prices have them in them already is a matter of
 * the store and not said in the file; only lines and tenders that agree prove it.
 */
final class LineTaxes {

    private static final String AMOUNT = "amount";

    /** A fen has so many of what taxes are counted in. */
    private static final long FEN = 1000;

    private final List<Tax> taxes = new ArrayList<>();

    /** @param row the place of the line among the rows of its unit */
    private record Tax(int row, long amount) {}

    void add(int row, long amount) {
        taxes.add(new Tax(row, amount));
    }

    void clear() {
        taxes.clear();
    }

    /** All of them, in fen, rounded half up once. */
    long fen() {
        return rounded(taxes.stream().mapToLong(Tax::amount).sum());
    }

    /** Makes the amounts of the lines what was paid for them. What rounding takes from one line the next one gets. */
    void addTo(List<Row> rows) {
        long exact = 0;
        for (Tax tax : taxes) {
            long before = rounded(exact);
            exact += tax.amount();
            Row line = rows.get(tax.row());
            rows.set(tax.row(), line.with(AMOUNT, line.number(AMOUNT).orElse(0L) + rounded(exact) - before));
        }
    }

    private static long rounded(long amount) {
        return Long.signum(amount) * ((Math.abs(amount) + FEN / 2) / FEN);
    }
}
