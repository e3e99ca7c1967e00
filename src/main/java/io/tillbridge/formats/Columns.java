package io.tillbridge.formats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Knows in which cell of a line a field stands. */
interface Columns {

    int NONE = -1;

    int cell(FieldLayout field);

    /** The cell with the sign of a figure; {@link #NONE} where it has none of its own. */
    int signCell(FieldLayout field);

    /** Whether somebody may have had the list in a spreadsheet. */
    default boolean areOfSpreadsheet() {
        return false;
    }

    /** Columns that the layout counts. */
    static Columns byPosition() {
        return new Columns() {
            @Override
            public int cell(FieldLayout field) {
                return field.at() - 1;
            }

            @Override
            public int signCell(FieldLayout field) {
                return field.signAt() - 1;
            }
        };
    }

    /** Columns that the header row names. */
    static ByHeader byHeader(Cells header) {
        Map<String, Integer> found = new HashMap<>();
        for (int i = 0; i < header.count(); i++) {
            found.putIfAbsent(ByHeader.plain(header.string(i)), i);
        }
        return new ByHeader(found, header.count());
    }

    /** @param count columns that the header row has */
    record ByHeader(Map<String, Integer> found, int count) implements Columns {

        @Override
        public int cell(FieldLayout field) {
            return field.columns().stream()
                    .map(name -> found.getOrDefault(plain(name), NONE))
                    .filter(cell -> cell >= 0)
                    .findFirst()
                    .orElse(NONE);
        }

        @Override
        public int signCell(FieldLayout field) {
            return field.signAt() - 1;
        }

        @Override
        public boolean areOfSpreadsheet() {
            return true;
        }

        /** People put blanks and capitals into column names as they like. */
        static String plain(String name) {
            StringBuilder letters = new StringBuilder(name.length());
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                if (!Cells.isSpace(c) && c != '\'' && c != '"') {
                    letters.append(c);
                }
            }
            return letters.toString().toLowerCase(Locale.ROOT);
        }
    }

    /** Slices of a fixed-width line; each gets a cell when it is asked for. */
    final class BySlice implements Columns {

        private final List<int[]> slices = new ArrayList<>();

        @Override
        public int cell(FieldLayout field) {
            return add(field.at() - 1, field.length());
        }

        @Override
        public int signCell(FieldLayout field) {
            return field.signAt() == 0 ? NONE : add(field.signAt() - 1, 1);
        }

        private int add(int at, int length) {
            slices.add(new int[] {at, length});
            return slices.size() - 1;
        }

        /** Decodes the slices of a line into its cells; false where bytes are no text. */
        int cut(Lines line, TextCode code, Cells cells) {
            cells.line(0);
            int at = 0;
            for (int[] slice : slices) {
                int from = line.from() + slice[0];
                int count = code.decode(line.bytes(), from, from + slice[1], cells.text(), at);
                if (count < 0) {
                    return count;
                }
                cells.add(at, at + count, slice[0]);
                at += count;
            }
            return at;
        }
    }
}
