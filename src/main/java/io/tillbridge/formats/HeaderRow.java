package io.tillbridge.formats;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks for the row that names the columns, and takes the facts out of the lines before it. */
final class HeaderRow {

    private static final String DELIMITERS = ",\t|;";
    private static final String FACT_ENDS = ",\t|;，；";
    private static final int FEWEST = 2;

    private final Layout layout;
    private final char quote;
    private final List<FieldLayout> wanted;
    private final Map<String, Object> facts = new HashMap<>();

    HeaderRow(Layout layout, char quote) {
        this.layout = layout;
        this.quote = quote;
        this.wanted = layout.records().stream()
                .filter(RecordLayout::isUnit)
                .flatMap(record -> record.fields().stream())
                .filter(field -> !field.columns().isEmpty())
                .toList();
    }

    /** How the line is to be split and what its columns are, if it is the header row. */
    @Nullable
    Found find(Cells cells, String line) {
        Found best = null;
        for (char delimiter : candidates().toCharArray()) {
            line.getChars(0, line.length(), cells.text(), 0);
            Splitter splitter = new Splitter(delimiter, quote);
            if (splitter.split(cells)) {
                Columns.ByHeader columns = Columns.byHeader(cells);
                int known = known(columns);
                best = known >= FEWEST && (best == null || known > best.known())
                        ? new Found(splitter, columns, known)
                        : best;
            }
        }
        boolean header = best != null && 2 * best.known() >= required();
        if (!header) {
            readFacts(line);
            return null;
        }
        return best;
    }

    /** Names of required columns that the header row lacks. */
    List<String> missing(Found found) {
        return wanted.stream()
                .filter(FieldLayout::required)
                .filter(field -> found.columns().cell(field) < 0)
                .map(field -> field.columns().get(0))
                .toList();
    }

    /** What the title lines said, as a header record; null where the layout asks for nothing. */
    @Nullable
    Row head() {
        if (layout.titles().isEmpty()) {
            return null;
        }
        List<String> names = layout.titles().stream().map(FieldLayout::name).toList();
        return new Row("head", names, names.stream().map(facts::get).toArray());
    }

    private String candidates() {
        return layout.delimiter().equals("auto") ? DELIMITERS : Character.toString(layout.delimiterChar());
    }

    private int known(Columns columns) {
        return (int) wanted.stream().filter(field -> columns.cell(field) >= 0).count();
    }

    private int required() {
        return (int) wanted.stream().filter(FieldLayout::required).count();
    }

    private void readFacts(String line) {
        for (FieldLayout title : layout.titles()) {
            String text = fact(line, title);
            if (text != null && !facts.containsKey(title.name())) {
                Object value = value(title, text);
                if (value != null) {
                    facts.put(title.name(), value);
                }
            }
        }
    }

    private static @Nullable String fact(String line, FieldLayout title) {
        String label = title.label() == null ? title.name() : title.label();
        int at = line.indexOf(label);
        int from = at + label.length();
        if (at < 0 || from >= line.length() || line.charAt(from) != ':' && line.charAt(from) != '：') {
            return null;
        }
        int to = from + 1;
        while (to < line.length() && FACT_ENDS.indexOf(line.charAt(to)) < 0) {
            to++;
        }
        String text = line.substring(from + 1, to).strip();
        return title.type() == FieldType.TEXT ? text.split("[\\s\\u3000]", 2)[0] : text;
    }

    private static @Nullable Object value(FieldLayout title, String text) {
        Cells cell = new Cells();
        cell.room(text.length());
        text.getChars(0, text.length(), cell.text(), 0);
        cell.line(text.length());
        cell.add(0, text.length(), 0);
        return FieldReader.of(title, new FieldReader.At(0, Columns.NONE, Columns.NONE, true), null)
                .read(cell, field -> null, new Problem());
    }

    /**
     * The header row.
     *
     * @param known how many of its columns the layout knows
     */
    record Found(Splitter splitter, Columns.ByHeader columns, int known) {}
}
