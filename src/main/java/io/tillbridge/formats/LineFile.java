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
    final Envelope envelope;

    private String raw = "";

    LineFile(Layout layout, InputStream in, Receiver receiver) throws IOException {
        this.layout = layout;
        this.lines = new Lines(in, layout.longestLine());
        this.text = LineText.of(lines, layout);
        this.tally = new Tally(layout.checks());
        this.units = new Units(layout, receiver, tally);
        this.envelope = new Envelope(layout, tally);
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
        boolean complete = envelope.isComplete(new Place(lines.number(), lines.offset(), ""), lastEnded);
        return tally.summary(envelope.head(), envelope.trailer(), whole && complete, envelope.trailerLine());
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

    final String raw() {
        return raw;
    }

    final Place place() {
        return new Place(lines.number(), lines.offset(), raw);
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
            row = problem.exists() ? null : reader.read(cells, envelope.head(), problem);
        }
        take(reader, row);
    }

    private void take(@Nullable RecordReader reader, @Nullable Row row) {
        Role role = reader == null ? Role.DETAIL : reader.layout().role();
        if (role != Role.HEAD && role != Role.TRAILER) {
            takeRecord(reader, row);
        } else if (row == null) {
            envelope.refuse(role, reject());
        } else if (role == Role.HEAD) {
            envelope.takeHead(row, place());
        } else {
            envelope.takeTrailer(row, place());
        }
    }

    private void takeRecord(@Nullable RecordReader reader, @Nullable Row row) {
        tally.record();
        envelope.takeRecord(place());
        if (row == null || reader == null) {
            units.refuse(reject(), reader == null ? null : reader.layout(), place());
        } else {
            units.take(reader.layout(), row, place());
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
