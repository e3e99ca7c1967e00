package io.tillbridge.formats;

import io.tillbridge.formats.Reject.Code;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Reads one field out of the cells of a line. */
abstract class FieldReader {

    final FieldLayout layout;
    /** Index of the cell; -1 where the file has no such column. */
    final int cell;

    FieldReader(FieldLayout layout, int cell) {
        this.layout = layout;
        this.cell = cell;
    }

    /**
     * Where a field stands.
     *
     * @param cell index; -1 where the file has no such column
     * @param sign index of the cell with the sign of a figure, or -1
     * @param day index of the field with the day of a mere time, or -1
     * @param spreadsheet whether a spreadsheet may have put something around texts
     */
    record At(int cell, int sign, int day, boolean spreadsheet) {}

    /** The reader for a field that stands there. */
    static FieldReader of(FieldLayout layout, At at, @Nullable LocalTime dayCut) {
        return switch (layout.type()) {
            case TEXT -> new TextReader(layout, at);
            case BARCODE -> new BarcodeReader(layout, at);
            case CODE -> new CodeReader(layout, at);
            case NUMBER, QUANTITY, MONEY -> new FigureReader(layout, at);
            case DATE, MOMENT -> new WhenReader(layout, at, dayCut);
        };
    }

    /** The value, or null; what is wrong is noted in {@code problem}. */
    final @Nullable Object read(Cells cells, Fields row, Problem problem) {
        if (cell < 0 || cell >= cells.count()) {
            return missing(problem);
        }
        cells.strip(cell);
        if (cells.from(cell) == cells.to(cell)) {
            return missing(problem);
        }
        return value(cells, row, problem);
    }

    abstract @Nullable Object value(Cells cells, Fields row, Problem problem);

    final @Nullable Object missing(Problem problem) {
        return layout.required() ? problem.is(Code.FORMATS_MISSING, layout.name(), cell, layout.name()) : null;
    }

    /** Values of the record that have been read already. */
    interface Fields {
        @Nullable
        Object get(int field);
    }

    /** Text as it stands there, without what spreadsheets put around it. */
    static class TextReader extends FieldReader {

        private final boolean spreadsheet;
        private String last = "";

        TextReader(FieldLayout layout, At at) {
            super(layout, at.cell());
            this.spreadsheet = at.spreadsheet();
        }

        @Override
        @Nullable
        Object value(Cells cells, Fields row, Problem problem) {
            String text = text(cells);
            return text.isEmpty() ? missing(problem) : filled(text);
        }

        /** Columns repeat themselves; the same text is the same object. */
        final String text(Cells cells) {
            char[] text = cells.text();
            int from = cells.from(cell);
            int to = cells.to(cell);
            if (spreadsheet && text[from] == '\'') {
                from++;
            } else if (spreadsheet
                    && to - from >= 3
                    && text[from] == '='
                    && text[from + 1] == '"'
                    && text[to - 1] == '"') {
                from += 2;
                to--;
            }
            if (!isLast(text, from, to)) {
                last = new String(text, from, Math.max(0, to - from));
            }
            return last;
        }

        private boolean isLast(char[] text, int from, int to) {
            if (last.length() != to - from) {
                return false;
            }
            for (int i = from; i < to; i++) {
                if (last.charAt(i - from) != text[i]) {
                    return false;
                }
            }
            return true;
        }

        private String filled(String text) {
            int missing = layout.width() - text.length();
            return missing > 0 && text.chars().allMatch(c -> c >= '0' && c <= '9') ? "0".repeat(missing) + text : text;
        }
    }

    /** A barcode, or an article number in its place. */
    static final class BarcodeReader extends TextReader {

        BarcodeReader(FieldLayout layout, At at) {
            super(layout, at);
        }

        @Override
        @Nullable
        Object value(Cells cells, Fields row, Problem problem) {
            String code = Barcodes.tidy(text(cells));
            return code == null ? problem.is(Code.FORMATS_BARCODE, layout.name(), cell, text(cells)) : code;
        }
    }

    /** A value that means one of ours. */
    static final class CodeReader extends TextReader {

        CodeReader(FieldLayout layout, At at) {
            super(layout, at);
        }

        @Override
        @Nullable
        Object value(Cells cells, Fields row, Problem problem) {
            String theirs = text(cells);
            String ours = layout.codes().get(theirs);
            if (ours == null && !layout.unknown().equals("pass")) {
                return problem.is(Code.FORMATS_CODE, layout.name(), cell, theirs);
            }
            return ours == null ? theirs : ours;
        }
    }

    /** A figure, whose sign may stand elsewhere. */
    static final class FigureReader extends FieldReader {

        private final NumberRule rule;
        private final int signCell;

        FigureReader(FieldLayout layout, At at) {
            super(layout, at.cell());
            this.rule = layout.numberRule();
            this.signCell = at.sign();
        }

        @Override
        @Nullable
        Object value(Cells cells, Fields row, Problem problem) {
            long figure = rule.parse(cells.text(), cells.from(cell), cells.to(cell));
            if (figure == NumberRule.BAD) {
                Code code = layout.type() == FieldType.MONEY ? Code.FORMATS_MONEY : Code.FORMATS_NUMBER;
                return problem.is(code, layout.name(), cell, cells.string(cell));
            }
            return signCell < 0 ? (Object) figure : signed(figure, cells, problem);
        }

        private @Nullable Object signed(long figure, Cells cells, Problem problem) {
            cells.strip(signCell);
            String sign = cells.string(signCell);
            boolean negative = sign.equals(layout.minus());
            if (!negative && !sign.equals("P") && !sign.equals("+")) {
                return problem.is(Code.FORMATS_CODE, layout.name(), signCell, sign);
            }
            return negative ? -figure : figure;
        }
    }
}
