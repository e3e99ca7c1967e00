package io.tillbridge.warehouse;

import io.tillbridge.formats.Row;
import java.time.LocalDateTime;

/** Reads what a row must say, and says what it lacks. */
final class Fields {

    private static final long THOUSANDTHS = 1_000;
    private static final int LONGEST = 64;

    private Fields() {}

    static String text(Row row, String name) {
        return row.text(name)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
                .orElseThrow(() -> WarehouseRejected.field(name));
    }

    /** Text that may be missing. */
    static String note(Row row, String name) {
        String text = row.text(name).map(String::strip).orElse("");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    static LocalDateTime moment(Row row, String name) {
        return row.moment(name).orElseThrow(() -> WarehouseRejected.field(name));
    }

    /** Whole pieces; a part of a piece cannot be promised to anybody. */
    static long pieces(Row row, String name) {
        long thousandths = row.number(name).orElseThrow(() -> WarehouseRejected.field(name));
        if (thousandths % THOUSANDTHS != 0) {
            throw WarehouseRejected.pieces(thousandths);
        }
        return thousandths / THOUSANDTHS;
    }

    /** Whether goods in that condition can be sold: {@code GOOD}, or Qimen's {@code ZP}; nothing said is good. */
    static boolean fit(Row row) {
        String condition = note(row, "condition");
        return condition.isEmpty() || condition.equals("GOOD") || condition.equals("ZP");
    }
}
