package io.tillbridge.formats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns that stand below each other on a terminal, where a Chinese character is as wide as two letters. */
final class TextTable {

    private static final int WIDEST = 40;

    private final List<List<String>> lines = new ArrayList<>();

    void add(List<String> cells) {
        lines.add(cells.stream().map(TextTable::shown).toList());
    }

    void add(String... cells) {
        add(Arrays.asList(cells));
    }

    @Override
    public String toString() {
        int columns = lines.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> line : lines) {
            for (int i = 0; i < line.size(); i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        }
        StringBuilder out = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < line.size(); i++) {
                row.append(line.get(i)).append(" ".repeat(widths[i] - width(line.get(i)) + 2));
            }
            out.append(row.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    /** Places that a text takes on a terminal. */
    static int width(String text) {
        return text.codePoints().map(TextTable::width).sum();
    }

    private static int width(int c) {
        boolean wide = c >= 0x1100 && c <= 0x115f
                || c >= 0x2e80 && c <= 0xa4cf
                || c >= 0xac00 && c <= 0xd7a3
                || c >= 0xf900 && c <= 0xfaff
                || c >= 0xfe30 && c <= 0xfe6f
                || c >= 0xff00 && c <= 0xff60
                || c >= 0xffe0 && c <= 0xffe6
                || c >= 0x1f300 && c <= 0x1faff
                || c >= 0x20000 && c <= 0x3fffd;
        return wide ? 2 : 1;
    }

    /** Nothing in a file may move the cursor of whoever looks at it. */
    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.codePointCount(0, plain.length()) <= WIDEST
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, WIDEST - 3)) + "...";
    }
}
