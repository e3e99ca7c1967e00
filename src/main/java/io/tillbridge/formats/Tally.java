package io.tillbridge.formats;

import io.tillbridge.formats.Reject.Code;
import io.tillbridge.formats.Summary.Check;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what a file holds, and compares it at the end with what the file says of itself. */
final class Tally {

    private static final int MOST_FAULTS = 100;

    private final List<CheckLayout> checks;
    private final long[] found;
    /** Where the figures of the checks stand in rows with the fields in {@link #known}. */
    private final int[] at;

    private List<String> known = List.of();
    private final List<Reject> faults = new ArrayList<>();
    private long units;
    private long rejected;
    private long rows;
    private long skipped;
    private long between;

    Tally(List<CheckLayout> checks) {
        this.checks = checks;
        this.found = new long[checks.size()];
        this.at = new int[checks.size()];
    }

    /** A unit that was handed over, made of so many records. */
    void unit(Unit unit, long records) {
        units++;
        rows += records;
        for (Row row : unit.rows()) {
            add(row);
        }
    }

    private void add(Row row) {
        if (row.names() != known) {
            known = row.names();
            for (int i = 0; i < at.length; i++) {
                at[i] = checks.get(i).sum() == null
                        ? -1
                        : known.indexOf(checks.get(i).sum());
            }
        }
        for (int i = 0; i < at.length; i++) {
            if (at[i] >= 0 && row.value(at[i]) instanceof Long figure) {
                found[i] = saturated(found[i], figure);
            }
        }
    }

    /** A sum that is too large for anybody's till stays too large, so that it can equal no control figure. */
    private static long saturated(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? Long.MIN_VALUE : sum;
    }

    /** A unit that was refused, with so many records. */
    void refused(long records) {
        rejected++;
        rows += records;
    }

    void skipped() {
        skipped++;
    }

    /** A record between header and trailer. */
    void record() {
        between++;
    }

    void fault(Reject fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }

    boolean sound() {
        return faults.isEmpty();
    }

    /** Everything that is known at the end of the file. */
    Summary summary(@Nullable Row head, @Nullable Row trailer, boolean complete, long line) {
        List<Check> compared = trailer == null ? List.of() : compare(trailer, line);
        return new Summary(head, trailer, units, rejected, rows, skipped, complete, compared, List.copyOf(faults));
    }

    /** The trailer that a file with these units has to have. */
    Row trailer(RecordLayout layout) {
        @Nullable Object[] values = new Object[layout.fields().size()];
        for (int i = 0; i < found.length; i++) {
            int field = layout.names().indexOf(checks.get(i).said());
            if (field >= 0) {
                values[field] = count(checks.get(i), found[i]);
            }
        }
        return new Row(layout.name(), layout.names(), values);
    }

    private List<Check> compare(Row trailer, long line) {
        List<Check> compared = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            CheckLayout layout = checks.get(i);
            Object said = trailer.value(layout.said());
            if (said instanceof Long figure) {
                Check check = new Check(layout.said(), figure, count(layout, found[i]));
                compared.add(check);
                if (!check.holds() && isProof(layout)) {
                    fault(mismatch(check, line));
                }
            }
        }
        return compared;
    }

    private long count(CheckLayout check, long sum) {
        if (check.count() == null) {
            return sum;
        }
        return check.count().equals("*") ? between : rows;
    }

    /** A sum proves nothing while a refused row is missing from it; a count includes those. */
    private boolean isProof(CheckLayout check) {
        return check.count() != null || rejected == 0;
    }

    private static Reject mismatch(Check check, long line) {
        return new Reject(
                line,
                0,
                0,
                check.name(),
                "",
                Code.FORMATS_CONTROL,
                List.of(check.name(), Long.toString(check.said()), Long.toString(check.found())));
    }
}
