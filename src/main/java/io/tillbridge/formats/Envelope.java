package io.tillbridge.formats;

import io.tillbridge.formats.RecordLayout.Role;
import io.tillbridge.formats.Reject.Code;
import org.jspecify.annotations.Nullable;

/** The header and the trailer around the records of a file, and whether everything stands between them. */
final class Envelope {

    private final Layout layout;
    private final Tally tally;
    private @Nullable Row head;
    private @Nullable Row trailer;
    private long trailerLine;
    private boolean headExpected;

    Envelope(Layout layout, Tally tally) {
        this.layout = layout;
        this.tally = tally;
        this.headExpected = layout.records().stream().anyMatch(record -> record.role() == Role.HEAD);
    }

    @Nullable
    Row head() {
        return head;
    }

    @Nullable
    Row trailer() {
        return trailer;
    }

    long trailerLine() {
        return trailerLine;
    }

    /** What title lines said. */
    void titles(@Nullable Row facts) {
        head = facts;
    }

    void takeHead(Row row, Place place) {
        if (headExpected) {
            head = row;
        } else {
            tally.fault(place.reject(Code.FORMATS_ORDER, row.record()));
        }
        headExpected = false;
    }

    void takeTrailer(Row row, Place place) {
        if (trailer != null && !layout.headerRow()) {
            tally.fault(place.reject(Code.FORMATS_ORDER, row.record()));
        }
        trailer = row;
        trailerLine = place.line();
    }

    /** A header or trailer that cannot be read. */
    void refuse(Role role, Reject reject) {
        tally.fault(reject);
        if (role == Role.HEAD) {
            headExpected = false;
        } else {
            trailer = null;
        }
    }

    /** A record. Behind totals, it means that those were none of the whole file, or that the file is two. */
    void takeRecord(Place place) {
        requireHead(place);
        if (trailer != null && layout.headerRow()) {
            trailer = null;
        } else if (trailer != null) {
            tally.fault(place.reject(Code.FORMATS_ORDER, trailer.record()));
        }
    }

    /** Whether the file has proved to be whole, as far as the layout can prove it. */
    boolean isComplete(Place end, boolean lastLineEnded) {
        requireHead(end);
        if (!layout.hasTrailer()) {
            return end.line() > 0 && (lastLineEnded || layout.openEnd());
        }
        if (trailer == null) {
            tally.fault(end.reject(Code.FORMATS_NO_TRAILER));
        }
        return trailer != null;
    }

    private void requireHead(Place place) {
        if (headExpected) {
            headExpected = false;
            tally.fault(place.reject(Code.FORMATS_NO_HEADER, ""));
        }
    }
}
