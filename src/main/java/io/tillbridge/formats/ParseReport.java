package io.tillbridge.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows what a file holds to whoever tries out a link: the first rows, all that was refused, and whether the totals agree. */
public final class ParseReport implements Receiver {

    private static final int MOST_UNITS = 20;
    private static final int MOST_REJECTS = 200;
    private static final int MOST_FIELDS = 12;

    private final List<Unit> units = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();
    private final Map<String, Long> totals = new LinkedHashMap<>();
    private long unitCount;
    private long rejectCount;

    @Override
    public void unit(Unit unit) {
        unitCount++;
        if (units.size() < MOST_UNITS) {
            units.add(unit);
        }
        for (Row row : unit.rows()) {
            for (String figure : List.of("amount", "quantity", "on-hand")) {
                row.number(figure).ifPresent(n -> totals.merge(row.record() + " " + figure, n, Long::sum));
            }
        }
    }

    @Override
    public void reject(Reject reject) {
        rejectCount++;
        if (rejects.size() < MOST_REJECTS) {
            rejects.add(reject);
        }
    }

    /** The report as text for a terminal. */
    public String render(Summary summary, Locale language) {
        Sentences sentences = Sentences.in(language);
        StringBuilder out = new StringBuilder();
        if (summary.head() != null) {
            out.append(table(List.of(summary.head())));
        }
        out.append(table(units.stream().flatMap(unit -> unit.rows().stream()).toList()));
        out.append(more(unitCount - units.size(), sentences));
        list(out, "FORMATS_REPORT_REJECTS", rejects, sentences);
        out.append(more(rejectCount - rejects.size(), sentences));
        list(out, "FORMATS_REPORT_FAULTS", summary.faults(), sentences);
        figures(out, summary, sentences);
        out.append(counts(summary, sentences)).append('\n');
        return out.append(sentences.text(verdict(summary), List.of()))
                .append('\n')
                .toString();
    }

    private static String counts(Summary summary, Sentences sentences) {
        List<Object> counts = List.of(
                Long.toString(summary.rows()),
                Long.toString(summary.units()),
                Long.toString(summary.rejected()),
                Long.toString(summary.skipped()));
        return sentences.text("FORMATS_REPORT_ROWS", counts);
    }

    private static String verdict(Summary summary) {
        if (summary.sound()) {
            return "FORMATS_REPORT_SOUND";
        }
        return summary.complete() ? "FORMATS_REPORT_NOT_SOUND" : "FORMATS_REPORT_INCOMPLETE";
    }

    private static String more(long count, Sentences sentences) {
        return count <= 0 ? "" : sentences.text("FORMATS_REPORT_MORE", List.of(Long.toString(count))) + "\n";
    }

    /** Rows below each other; names are written again where another kind of record begins. */
    private static String table(List<Row> rows) {
        StringBuilder out = new StringBuilder();
        TextTable table = new TextTable();
        Row last = null;
        for (Row row : rows) {
            if (last == null || !last.names().equals(row.names())) {
                out.append(table);
                table = new TextTable();
                table.add(cells(row.record(), row.names()));
            }
            table.add(cells(
                    row.record(),
                    row.names().stream().map(name -> text(row.value(name))).toList()));
            last = row;
        }
        return out.append(table).append(rows.isEmpty() ? "" : "\n").toString();
    }

    private static List<String> cells(String record, List<String> values) {
        List<String> cells = new ArrayList<>();
        cells.add(record);
        values.stream().limit(MOST_FIELDS).forEach(cells::add);
        return cells;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static void list(StringBuilder out, String title, List<Reject> all, Sentences sentences) {
        if (all.isEmpty()) {
            return;
        }
        out.append(sentences.text(title, List.of())).append('\n');
        for (Reject reject : all) {
            TextTable raw = new TextTable();
            raw.add(reject.raw());
            out.append("  ")
                    .append(sentences.place(reject))
                    .append(": ")
                    .append(sentences.of(reject))
                    .append('\n');
            out.append("    ").append(sentences.next(reject)).append('\n');
            out.append(reject.raw().isEmpty() ? "" : "    > " + raw);
        }
        out.append('\n');
    }

    private void figures(StringBuilder out, Summary summary, Sentences sentences) {
        TextTable table = new TextTable();
        totals.forEach((name, total) -> table.add("  " + name, total.toString()));
        TextTable checks = new TextTable();
        summary.checks()
                .forEach(check -> checks.add(
                        "  " + check.name(),
                        Long.toString(check.said()),
                        check.holds() ? "=" : "\u2260",
                        Long.toString(check.found())));
        if (!totals.isEmpty()) {
            out.append(sentences.text("FORMATS_REPORT_TOTALS", List.of()))
                    .append('\n')
                    .append(table);
        }
        if (!summary.checks().isEmpty()) {
            out.append(sentences.text("FORMATS_REPORT_CHECKS", List.of()))
                    .append('\n')
                    .append(checks);
        }
    }
}
