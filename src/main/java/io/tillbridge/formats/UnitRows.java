package io.tillbridge.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of a unit that is being read, and what they add up to. */
final class UnitRows {

    private static final String AMOUNT = "amount";
    private static final String TOTAL = "total";
    /** Where goods go against money; a float that is paid in has no lines. */
    private static final Set<String> TRADES = Set.of("SALE", "RETURN");

    private final List<Row> rows = new ArrayList<>();
    private final LineTaxes taxes = new LineTaxes();

    /** Lines and tenders that do not agree. */
    record Difference(long tenders, long lines) {}

    void add(Row row) {
        rows.add(row);
    }

    void clear() {
        rows.clear();
        taxes.clear();
    }

    List<Row> copy() {
        return List.copyOf(rows);
    }

    /** Gives the first row what it does not say itself. */
    void lift(String field, Row from) {
        if (!rows.isEmpty() && rows.get(0).value(field) == null) {
            rows.set(0, rows.get(0).with(field, from.value(field)));
        }
    }

    /** Takes what a discount is worth off the line before it, so that a line's amount is what was paid for it. */
    void lower(String record, Row by) {
        int line = last(record);
        if (line >= 0) {
            Row row = rows.get(line);
            rows.set(line, row.with(AMOUNT, amount(row) - amount(by)));
        }
    }

    /** Notes a tax on the line before it. */
    void tax(String record, Row tax) {
        int line = last(record);
        if (line >= 0) {
            taxes.add(line, tax.number("tax").orElse(0L));
        }
    }

    /** Sets the total to what was paid, and compares that with the lines where goods were traded. */
    Optional<Difference> settle() {
        long lines = sum("line") + sum("tax") + sum("payment");
        long tenders = sum("tender");
        if (!rows.isEmpty() && rows.get(0).names().contains(TOTAL)) {
            rows.set(0, rows.get(0).with(TOTAL, tenders));
        }
        boolean traded =
                rows.isEmpty() || TRADES.contains(rows.get(0).text("type").orElse("SALE"));
        if (!traded || lines == tenders) {
            return Optional.empty();
        }
        if (lines + taxes.fen() == tenders) {
            taxes.addTo(rows);
            return Optional.empty();
        }
        return Optional.of(new Difference(tenders, lines));
    }

    private long sum(String record) {
        return rows.stream()
                .filter(row -> row.record().equals(record))
                .mapToLong(UnitRows::amount)
                .sum();
    }

    private static long amount(Row row) {
        return row.number(AMOUNT).orElse(0L);
    }

    /** The place of the last row of that record, or -1. */
    private int last(String record) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (rows.get(i).record().equals(record)) {
                return i;
            }
        }
        return -1;
    }
}
