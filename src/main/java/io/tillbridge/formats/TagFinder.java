package io.tillbridge.formats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out which kind of record a line is. */
final class TagFinder {

    private final List<RecordReader> readers;
    private final @Nullable RecordReader untagged;

    TagFinder(List<RecordReader> readers) {
        this.readers = readers;
        this.untagged = readers.stream()
                .filter(reader -> reader.layout().tags().isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** By the first bytes of a fixed-width line. */
    @Nullable
    RecordReader byBytes(Lines line) {
        for (RecordReader reader : readers) {
            for (String tag : reader.layout().tags()) {
                if (begins(line, tag)) {
                    return reader;
                }
            }
        }
        return untagged;
    }

    /** By the first cell that has something in it. */
    @Nullable
    RecordReader byCell(Cells cells) {
        int first = firstFilled(cells);
        for (RecordReader reader : readers) {
            for (String tag : reader.layout().tags()) {
                if (first >= 0 && equal(cells, first, tag)) {
                    return reader;
                }
            }
        }
        return untagged;
    }

    /** Whether the first filled cell begins with one of the words. */
    static boolean begins(Cells cells, List<String> words) {
        int first = words.isEmpty() ? -1 : firstFilled(cells);
        for (String word : words) {
            if (first >= 0 && matched(cells, first, word) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(Lines line, String tag) {
        if (line.to() - line.from() < tag.length()) {
            return false;
        }
        for (int i = 0; i < tag.length(); i++) {
            if (line.bytes()[line.from() + i] != tag.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int firstFilled(Cells cells) {
        for (int i = 0; i < cells.count(); i++) {
            if (!cells.isBlank(i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean equal(Cells cells, int cell, String tag) {
        int end = matched(cells, cell, tag);
        for (int i = end; i >= 0 && i < cells.to(cell); i++) {
            if (!Cells.isSpace(cells.text()[i])) {
                return false;
            }
        }
        return end >= 0;
    }

    /** Behind the word in the cell, blanks between its characters left out; -1 where the cell begins otherwise. */
    private static int matched(Cells cells, int cell, String word) {
        int at = cells.from(cell);
        for (int i = 0; i < word.length(); i++) {
            while (at < cells.to(cell) && Cells.isSpace(cells.text()[at])) {
                at++;
            }
            if (at >= cells.to(cell) || cells.text()[at++] != word.charAt(i)) {
                return -1;
            }
        }
        return at;
    }
}
