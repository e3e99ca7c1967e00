package io.tillbridge.formats;

import io.tillbridge.formats.Reject.Code;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines of fields that stand at their bytes. */
final class FixedFile extends LineFile {

    private final TagFinder tags;
    private final Map<RecordReader, Columns.BySlice> slices = new HashMap<>();

    FixedFile(Layout layout, InputStream in, Receiver receiver) throws IOException {
        super(layout, in, receiver);
        tags = new TagFinder(layout.records().stream().map(this::reader).toList());
    }

    private RecordReader reader(RecordLayout record) {
        Columns.BySlice columns = new Columns.BySlice();
        RecordReader reader = new RecordReader(record, layout.dayCut(), columns);
        slices.put(reader, columns);
        return reader;
    }

    @Override
    boolean isAside() {
        return layout.skip().stream().anyMatch(raw()::startsWith);
    }

    @Override
    @Nullable
    RecordReader recognise() {
        return tags.byBytes(lines);
    }

    /** The length is compared before anything is sliced: a line of another length has its fields elsewhere. */
    @Override
    void split(RecordReader reader) {
        int bytes = lines.to() - lines.from();
        int wanted = reader.layout().bytes();
        if (bytes != wanted) {
            wrongLength(wanted, bytes);
            return;
        }
        int cut = slices.getOrDefault(reader, new Columns.BySlice()).cut(lines, text.code(), cells);
        if (cut < 0) {
            super.undecodable(lines.offset() + (-1 - cut) - lines.from());
        }
    }

    @Override
    void undecodable(long offset) {
        RecordReader reader = recognise();
        int bytes = lines.to() - lines.from();
        if (reader != null && bytes != reader.layout().bytes()) {
            wrongLength(reader.layout().bytes(), bytes);
        } else {
            super.undecodable(offset);
        }
    }

    private void wrongLength(int wanted, int found) {
        problem.is(Code.FORMATS_LENGTH, null, -1, Integer.toString(wanted), Integer.toString(found));
    }

    @Override
    long cellOffset(int cell) {
        return lines.offset() + cells.begins(cell);
    }

    @Override
    int column(int cell) {
        return cells.begins(cell) + 1;
    }
}
