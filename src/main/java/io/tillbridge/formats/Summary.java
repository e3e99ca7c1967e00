package io.tillbridge.formats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file once it has been read to its end.
 *
 * @param head the header record, or the facts of the title rows; null where there is none
 * @param trailer the trailer or totals record; null where there is none
 * @param units that were handed over
 * @param rejected units that were refused alone
 * @param rows data records seen: those of the units and those refused
 * @param skipped lines that the layout leaves out: titles, blank lines, sub-totals
 * @param complete false where the proof of completeness is missing, so that the rest may still be coming
 * @param checks each comparison of what the file says of itself with what was found in it
 * @param faults what is wrong with the file as a whole; it cannot be booked while there is one
 */
public record Summary(
        @Nullable Row head,
        @Nullable Row trailer,
        long units,
        long rejected,
        long rows,
        long skipped,
        boolean complete,
        List<Check> checks,
        List<Reject> faults) {

    /**
     * One control figure.
     *
     * @param name such as {@code rows} or {@code amount}
     * @param said by the file
     * @param found in the file
     */
    public record Check(String name, long said, long found) {
        public boolean holds() {
            return said == found;
        }
    }

    /** Whether the file may be booked as far as the file itself goes. */
    public boolean sound() {
        return complete && faults.isEmpty();
    }
}
