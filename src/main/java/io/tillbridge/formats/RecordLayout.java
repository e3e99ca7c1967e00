package io.tillbridge.formats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One kind of record of a file.
 *
 * @param name of its rows
 * @param role what it is within the file
 * @param tags what it begins with; empty for the one kind that is left when no tag fits
 * @param cells columns of a delimited record without a header row; 0 to take as many as there are
 * @param bytes length of a fixed-width record, without the line end
 * @param path of its element, for XML
 * @param ignored whether its rows are of no use to anybody; it is still checked and counted
 * @param lowers the record whose last row's amount this one's amount is taken off, such as a line's discount
 * @param taxes the record on whose last row this one's {@code tax} is, in thousandths of a fen; it counts where lines and
 *     tenders agree only with it
 * @param lifts fields that are copied to the unit's first row where that has none
 * @param sameSign two figures of which one may not be negative while the other is positive
 * @param signs what the kind of a record says about the sign of its figures
 */
record RecordLayout(
        String name,
        Role role,
        List<String> tags,
        int cells,
        int bytes,
        @Nullable String path,
        boolean ignored,
        @Nullable String lowers,
        @Nullable String taxes,
        List<String> lifts,
        List<String> sameSign,
        @Nullable Signs signs,
        List<FieldLayout> fields) {

    /** What a record is within its file. */
    enum Role {
        HEAD,
        /** A unit of its own. */
        DETAIL,
        /** The first record of a unit. */
        BEGIN,
        /** Belongs to the unit that has begun. */
        INSIDE,
        /** The last record of a unit; counts the records between. */
        END,
        TRAILER
    }

    /**
     * For some kinds of record, the sign of figures is known.
     *
     * @param when the field that tells the kind
     * @param is its values
     * @param fields that are negative then
     * @param flip whether the file writes them without the sign; otherwise one without it is refused
     */
    record Signs(String when, List<String> is, List<String> fields, boolean flip) {
        Signs {
            is = FieldLayout.orEmpty(is);
            fields = FieldLayout.orEmpty(fields);
        }
    }

    RecordLayout {
        role = role == null ? Role.DETAIL : role;
        tags = FieldLayout.orEmpty(tags);
        lifts = FieldLayout.orEmpty(lifts);
        sameSign = FieldLayout.orEmpty(sameSign);
        fields = FieldLayout.orEmpty(fields);
    }

    List<String> names() {
        return fields.stream().map(FieldLayout::name).toList();
    }

    boolean isUnit() {
        return role == Role.DETAIL || role == Role.BEGIN;
    }
}
