package io.tillbridge.formats;

import java.util.List;

/**
 * What a file offers to be booked or refused as one: a row of a list, a record of a till's log with all that belongs to it,
 * a transaction of a POSLog.
 *
 * @param line of the file in which it begins, counted from 1
 * @param offset of its first byte, counted from 0
 * @param rows at least one
 * @param raw its text as it stands in the file, for whoever has to look at it later
 */
public record Unit(long line, long offset, List<Row> rows, String raw) {

    /** The first row, which says what the unit is. */
    public Row first() {
        return rows.get(0);
    }

    /** Rows of one kind of record. */
    public List<Row> rows(String record) {
        return rows.stream().filter(row -> row.record().equals(record)).toList();
    }
}
