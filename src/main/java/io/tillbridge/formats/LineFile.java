package io.tillbridge.formats;

import io.tillbridge.formats.RecordLayout.Role;
import io.tillbridge.formats.Reject.Code;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one file of lines: frames them, finds out what each is, and hands on what it says. */
abstract class LineFile {

    private static final char END_OF_DOS_FILE = '\u001a';

    final Layout layout;
    final Lines lines;
    final LineText text;
    final Cells cells = new Cells();
    final Problem problem = new Problem();
    final Tally tally;
    final Units units;

    private String raw = "";
    private @Nullable Row head;
    private @Nullable Row trailer;
    private long trailerLine;
    private boolean headExpected;

    LineFile(Layout layout, InputStream in, Receiver receiver) throws IOException {
        this.layout = layout;
        this.lines = new Lines(in, layout.longestLine());
        this.text = LineText.of(lines, layout);
        this.tally = new Tally(layout.checks());
        this.units = new Units(layout, receiver, tally);
        this.headExpected = layout.records().stream().anyMatch(record -> record.role() == Role.HEAD);
    }

    /** Reads the file to its end. */
    final Summary read() throws IOException {
        boolean lastEnded = true;
        while (!isHopeless() && lines.next()) {
            lastEnded = lines.terminated();
            line();
        }
        atEnd();
        boolean whole = units.close(place());
        return tally.summary(head, trailer, isComplete(whole, lastEnded), trailerLine);
    }

    /** Makes cells of the decoded line; notes what is wrong with it as a line. */
    abstract void split(RecordReader reader);

    /** Which kind of record the line is; null where it is none that the layout knows. */
    abstract @Nullable RecordReader recognise();

    /** Takes a line that is no record, such as a title. */
    abstract boolean isAside();

    /** Whether the file is none of this layout, so that reading on is of no use. */
    boolean isHopeless() {
        return false;
    }

    /** Whether lines that cannot be read are of no interest yet. */
    boolean isBeforeHeader() {
        return false;
    }

    /** Says what is missing in the file as a whole. */
    void atEnd() {}

    /** What is wrong with a line whose bytes are no text. */
    void undecodable(long offset) {
        problem.is(Code.FORMATS_BAD_BYTES, null, -1, text.charset().name(), Long.toString(offset));
    }

    @Nullable
    Row head() {
        return head;
    }

    final void head(@Nullable Row row) {
        head = row;
    }

    final String raw() {
        return raw;
    }

    final Place place() {
        return new Place(lines.number(), lines.offset(), raw);
    }

    private boolean isComplete(boolean whole, boolean lastEnded) {
        if (!layout.hasTrailer()) {
            return whole && (lastEnded || layout.openEnd());
        }
        if (trailer == null) {
            tally.fault(new Place(lines.number(), lines.offset(), "").reject(Code.FORMATS_NO_TRAILER));
        }
        return whole && trailer != null;
    }

    private void line() {
        problem.clear();
        int count = text.decode(cells);
        raw = count < 0 ? text.shown() : new String(cells.text(), 0, count);
        if (lines.tooLong()) {
            problem.is(Code.FORMATS_TOO_LONG, null, -1, Integer.toString(layout.longestLine()));
        } else if (count < 0) {
            undecodable(badOffset(count));
        } else if (raw.indexOf('\0') >= 0) {
            undecodable(offset(raw.indexOf('\0')));
        }
        boolean aside = problem.exists() ? isBeforeHeader() : isBlank() || isAside();
        if (aside) {
            tally.skipped();
        } else {
            record();
        }
    }

    private boolean isBlank() {
        return cells.isBlank() || raw.length() == 1 && raw.charAt(0) == END_OF_DOS_FILE;
    }

    private void record() {
        boolean readable = !problem.exists();
        RecordReader reader = readable ? recognise() : null;
        if (readable && reader == null && !problem.exists()) {
            problem.is(Code.FORMATS_RECORD, null, 0);
        }
        Row row = null;
        if (reader != null && !problem.exists()) {
            split(reader);
            row = problem.exists() ? null : reader.read(cells, head, problem);
        }
        Role role = reader == null ? Role.DETAIL : reader.layout().role();
        switch (role) {
            case HEAD -> takeHead(row);
            case TRAILER -> takeTrailer(row);
            default -> takeRecord(reader, row);
        }
    }

    private void takeHead(@Nullable Row row) {
        if (row == null) {
            tally.fault(reject());
        } else if (!headExpected) {
            tally.fault(place().reject(Code.FORMATS_ORDER, row.record()));
        } else {
            head = row;
        }
        headExpected = false;
    }

    private void takeTrailer(@Nullable Row row) {
        if (trailer != null && !layout.headerRow()) {
            tally.fault(place().reject(Code.FORMATS_ORDER, trailer.record()));
        }
        if (row == null) {
            tally.fault(reject());
        }
        trailer = row;
        trailerLine = lines.number();
    }

    private void takeRecord(@Nullable RecordReader reader, @Nullable Row row) {
        tally.record();
        noteOrder();
        if (row == null || reader == null) {
            units.refuse(reject(), reader == null ? null : reader.layout(), place());
        } else {
            units.take(reader.layout(), row, place());
        }
    }

    private void noteOrder() {
        if (headExpected) {
            headExpected = false;
            tally.fault(place().reject(Code.FORMATS_NO_HEADER, ""));
        }
        if (trailer != null && layout.headerRow()) {
            trailer = null;
        } else if (trailer != null) {
            tally.fault(place().reject(Code.FORMATS_ORDER, trailer.record()));
        }
    }

    private Reject reject() {
        int cell = problem.cell();
        boolean known = cell >= 0 && cell < cells.count();
        long offset = problem.code() == Code.FORMATS_BAD_BYTES
                ? Long.parseLong(problem.facts().get(1).toString())
                : known ? cellOffset(cell) : lines.offset();
        int column = known ? column(cell) : cell + 1;
        return new Reject(lines.number(), offset, column, problem.field(), raw, problem.code(), problem.facts());
    }

    /** Of the first byte of a cell within the file. */
    abstract long cellOffset(int cell);

    /** Of a cell, as a person counts it. */
    abstract int column(int cell);

    final long offset(int character) {
        return lines.offset() + text.size(raw.substring(0, character));
    }

    private long badOffset(int decoded) {
        return lines.offset() + (-1 - decoded) - lines.from();
    }

    final void fault(Code code, List<Object> facts) {
        tally.fault(new Reject(lines.number(), lines.offset(), 0, null, raw, code, facts));
    }
}
