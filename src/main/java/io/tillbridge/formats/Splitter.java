package io.tillbridge.formats;

/** Splits one line by RFC 4180. A quote is only one at the beginning of a cell; elsewhere it is an inch mark. */
final class Splitter {

    private static final char NO_QUOTE = '\0';

    private final char delimiter;
    private final char quote;

    /** @param quote {@code "\0"} for files that know no quotes */
    Splitter(char delimiter, char quote) {
        this.delimiter = delimiter;
        this.quote = quote;
    }

    char delimiter() {
        return delimiter;
    }

    /** Splits the line in place; false where its quotes do not match. */
    boolean split(Cells cells) {
        char[] text = cells.text();
        int end = cells.length();
        cells.clear();
        int at = 0;
        while (true) {
            if (quote != NO_QUOTE && at < end && text[at] == quote) {
                at = quoted(cells, at);
                if (at < 0) {
                    return false;
                }
            } else {
                int from = at;
                while (at < end && text[at] != delimiter) {
                    at++;
                }
                cells.add(from, at, from);
            }
            if (at >= end) {
                return true;
            }
            at++;
        }
    }

    /** Takes a quoted cell and says where its delimiter stands, or -1. */
    private int quoted(Cells cells, int begin) {
        char[] text = cells.text();
        int end = cells.length();
        int write = begin + 1;
        int at = begin + 1;
        while (at < end) {
            if (text[at] == quote) {
                if (at + 1 >= end || text[at + 1] != quote) {
                    cells.add(begin + 1, write, begin);
                    at++;
                    return at >= end || text[at] == delimiter ? at : -1;
                }
                at++;
            }
            text[write++] = text[at++];
        }
        return -1;
    }
}
