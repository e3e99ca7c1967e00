package io.tillbridge.pos;

import io.tillbridge.formats.Row;
import io.tillbridge.formats.Unit;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the units that a reader of till files would hand over. */
final class TillPaper {

    static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private final List<Unit> units = new ArrayList<>();
    private int line;

    /** The rows are further down in their file. */
    TillPaper startingAt(int rows) {
        line = rows;
        return this;
    }

    /** The fields of a row; a field that is named again gets the later value. */
    static Map<String, @Nullable Object> fields(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fields;
    }

    /** A row of a list: so many pieces of the article on the receipt, in cash unless it says otherwise. */
    TillPaper row(String receipt, String type, String barcode, int pieces, long fen, @Nullable Object... more) {
        Map<String, @Nullable Object> fields = fields(
                "store",
                "S0101",
                "till",
                "02",
                "business-date",
                DAY,
                "at",
                LocalDateTime.of(2026, 11, 21, 18, 42, 31),
                "receipt",
                receipt,
                "type",
                type,
                "barcode",
                barcode,
                "title",
                "纯棉短袖T恤 白 L",
                "quantity",
                pieces * 1000L,
                "unit-price",
                100L,
                "amount",
                fen,
                "tender",
                "现金");
        fields.putAll(fields(more));
        return unit(row("sale-line", fields));
    }

    /** A transaction of a log, all of it in one unit. */
    TillPaper transaction(String receipt, String type, long total, List<Row> rows, @Nullable Object... more) {
        Map<String, @Nullable Object> fields = fields(
                "store", "S0101", "till", "02", "business-date", DAY, "receipt", receipt, "type", type, "total", total);
        fields.putAll(fields(more));
        List<Row> all = new ArrayList<>(List.of(row("transaction", fields)));
        all.addAll(rows);
        return unit(all.toArray(Row[]::new));
    }

    static Row line(String kind, String barcode, int pieces, long fen, @Nullable Object... more) {
        Map<String, @Nullable Object> fields =
                fields("kind", kind, "barcode", barcode, "quantity", pieces * 1000L, "amount", fen);
        fields.putAll(fields(more));
        return row("line", fields);
    }

    static Row tender(String tender, long fen) {
        return row("tender", fields("tender", tender, "amount", fen));
    }

    static Row row(String record, Map<String, @Nullable Object> fields) {
        return new Row(record, List.copyOf(fields.keySet()), fields.values().toArray());
    }

    private TillPaper unit(Row... rows) {
        line++;
        units.add(new Unit(line, line * 100L, List.of(rows), "line " + line));
        return this;
    }

    List<Unit> units() {
        return List.copyOf(units);
    }

    /** The rows from one place up to another. */
    List<Unit> units(int from, int to) {
        return List.copyOf(units.subList(from, to));
    }
}
