package io.tillbridge.formats;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the lines of one kind of record. What a format cannot hold, such as its own delimiter, becomes a blank. */
abstract class RecordWriter {

    final RecordLayout record;
    final List<FieldWriter> fields;
    final Charset charset;

    RecordWriter(RecordLayout record, Charset charset) {
        this.record = record;
        this.fields = FieldWriter.of(record);
        this.charset = charset;
    }

    static RecordWriter of(Layout layout, RecordLayout record, Charset charset) {
        return layout.format() == Layout.Format.FIXED
                ? new Fixed(record, charset)
                : new Delimited(layout, record, charset);
    }

    abstract byte[] line(Row row);

    final String tag() {
        return record.tags().isEmpty() ? "" : record.tags().get(0);
    }

    static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    /** Cells with the delimiter between them. */
    static final class Delimited extends RecordWriter {

        private final Layout layout;
        private final char delimiter;

        Delimited(Layout layout, RecordLayout record, Charset charset) {
            super(record, charset);
            this.layout = layout;
            this.delimiter = layout.delimiter().equals("auto") ? ',' : layout.delimiterChar();
        }

        @Override
        byte[] line(Row row) {
            String[] cells = new String[width()];
            Arrays.fill(cells, "");
            if (!tag().isEmpty()) {
                cells[0] = tag();
            }
            for (FieldWriter field : fields) {
                int at = place(field.layout());
                if (at >= 0) {
                    cells[at] = cell(field.text(row.value(field.layout().name())), field.layout());
                }
            }
            return String.join(Character.toString(delimiter), cells).getBytes(charset);
        }

        /** The row that names the columns. */
        byte[] header() {
            List<String> names = columns().stream()
                    .map(field -> field.columns().get(0))
                    .map(name -> cell(name, null))
                    .toList();
            return String.join(Character.toString(delimiter), names).getBytes(charset);
        }

        private int width() {
            int last = fields.stream().mapToInt(f -> f.layout().at()).max().orElse(0);
            return layout.headerRow() ? columns().size() : Math.max(record.cells(), last);
        }

        /** Where a field stands; a trailer's below the column that has one of its names. */
        private int place(FieldLayout field) {
            if (!layout.headerRow()) {
                return field.at() - 1;
            }
            List<FieldLayout> columns = columns();
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).columns().stream().anyMatch(field.columns()::contains)) {
                    return i;
                }
            }
            return -1;
        }

        private List<FieldLayout> columns() {
            return layout.records().stream()
                    .filter(RecordLayout::isUnit)
                    .flatMap(unit -> unit.fields().stream())
                    .filter(field -> !field.columns().isEmpty())
                    .toList();
        }

        private String cell(String text, @Nullable FieldLayout field) {
            char quote = layout.quoteChar();
            String plain = oneLine(text);
            boolean words = field != null && !field.type().isFigure();
            if (words && layout.headerRow() && plain.matches("(?s)[=+@'\\-].*")) {
                plain = "'" + plain;
            }
            if (quote == '\0') {
                return plain.replace(delimiter, ' ');
            }
            boolean quoted = plain.indexOf(delimiter) >= 0 || plain.indexOf(quote) >= 0;
            String q = Character.toString(quote);
            return quoted ? q + plain.replace(q, q + q) + q : plain;
        }
    }

    /** Fields at their bytes. */
    static final class Fixed extends RecordWriter {

        Fixed(RecordLayout record, Charset charset) {
            super(record, charset);
        }

        @Override
        byte[] line(Row row) {
            byte[] line = new byte[record.bytes()];
            Arrays.fill(line, (byte) ' ');
            put(line, 1, tag().length(), tag().getBytes(charset));
            for (FieldWriter field : fields) {
                FieldLayout layout = field.layout();
                Object value = row.value(layout.name());
                put(line, layout.at(), layout.length(), bytes(field, field.text(value)));
                if (layout.signAt() > 0) {
                    put(line, layout.signAt(), 1, field.sign(value).getBytes(charset));
                }
            }
            return line;
        }

        private byte[] bytes(FieldWriter field, String text) {
            FieldLayout layout = field.layout();
            if (layout.type().isFigure() && !text.isEmpty()) {
                boolean signed = layout.signAt() == 0 && layout.type() != FieldType.NUMBER;
                String digits = text.startsWith("-") ? text.substring(1) : text;
                String sign = text.startsWith("-") ? "-" : signed ? "+" : "";
                field.require(sign.length() + digits.length() <= layout.length(), text + " is too long");
                return (sign + "0".repeat(layout.length() - sign.length() - digits.length()) + digits)
                        .getBytes(charset);
            }
            return cut(field, oneLine(text));
        }

        /** As many whole characters as there is room for; what has to be whole is not cut. */
        private byte[] cut(FieldWriter field, String text) {
            int room = field.layout().length();
            String kept = text;
            while (kept.getBytes(charset).length > room) {
                field.require(!field.layout().required(), text + " is too long");
                kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
            }
            return kept.getBytes(charset);
        }

        private static void put(byte[] line, int at, int room, byte[] text) {
            System.arraycopy(text, 0, line, at - 1, Math.min(room, text.length));
        }
    }
}
