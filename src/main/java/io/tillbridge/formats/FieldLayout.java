package io.tillbridge.formats;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field of a record: where it stands, what it is and how it is written.
 *
 * @param name ours
 * @param at the column, or the first byte of a fixed-width field, counted from 1; 0 where the header row says which
 * @param length bytes of a fixed-width field
 * @param columns what header rows call it
 * @param path of the element, for XML
 * @param label in front of it in a title line
 * @param required whether a record without it is refused
 * @param implied decimal places that the file leaves unwritten; null where it writes a decimal point
 * @param negative how a figure may be negative besides a sign in front: {@code trailing}, {@code parentheses}
 * @param wide whether full-width digits are taken
 * @param groups characters that may stand between groups of three digits
 * @param max largest figure either way, in fen, thousandths or ones
 * @param signAt where a sign of its own stands
 * @param minus what that sign is for negative figures
 * @param dates patterns, tried in this order
 * @param day name of the field with the date that a mere time belongs to
 * @param earliest day that makes sense
 * @param codes the file's values and ours
 * @param unknown what to do with other values: {@code reject} or {@code pass}
 * @param width digits that a spreadsheet may have cut zeros from; they are put back
 * @param from where the value comes from if it does not stand in the record
 */
record FieldLayout(
        String name,
        FieldType type,
        int at,
        int length,
        List<String> columns,
        @Nullable String path,
        @Nullable String label,
        boolean required,
        @Nullable Integer implied,
        List<String> negative,
        boolean wide,
        String groups,
        @Nullable Long max,
        int signAt,
        String minus,
        List<String> dates,
        @Nullable String day,
        @Nullable LocalDate earliest,
        Map<String, String> codes,
        String unknown,
        int width,
        @Nullable Source from) {

    static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    /**
     * Where a value comes from that does not stand in the record itself; where none is set, a later record brings it.
     *
     * @param head whether it is the header record's field of the same name
     * @param constant the same for every record
     * @param signOf the figure whose sign tells a sale from a return
     * @param product the figures to be multiplied
     * @param dayOf the moment whose business day it is
     */
    record Source(
            boolean head,
            @Nullable String constant,
            @Nullable String signOf,
            List<String> product,
            @Nullable String dayOf) {
        Source {
            product = orEmpty(product);
        }
    }

    FieldLayout {
        type = type == null ? FieldType.TEXT : type;
        columns = orEmpty(columns);
        negative = orEmpty(negative);
        groups = groups == null ? "" : groups;
        minus = minus == null ? "N" : minus;
        dates = orEmpty(dates);
        codes = codes == null ? Map.of() : Map.copyOf(codes);
        unknown = unknown == null ? "reject" : unknown;
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** Whether the field stands in the record's own text. */
    boolean isWritten() {
        return from == null;
    }

    NumberRule numberRule() {
        return new NumberRule(
                type.scale(),
                implied == null ? -1 : implied,
                negative.contains("trailing"),
                negative.contains("parentheses"),
                wide,
                groups,
                max == null ? NumberRule.LARGEST : max);
    }
}
