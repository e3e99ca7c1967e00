package io.tillbridge.formats;

import io.tillbridge.formats.RecordLayout.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A list that is being written, row by row; its end writes the trailer. The stream stays open. */
public final class ListWriter {

    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final Layout layout;
    private final OutputStream out;
    private final Map<String, RecordWriter> writers = new HashMap<>();
    private final Tally tally;

    ListWriter(Layout layout, Charset charset, OutputStream out) {
        this.layout = layout;
        this.out = out;
        this.tally = new Tally(layout.checks());
        layout.records().forEach(record -> writers.put(record.name(), RecordWriter.of(layout, record, charset)));
    }

    void begin(@Nullable Row head) throws IOException {
        Optional<RecordLayout> record = only(Role.HEAD);
        if (record.isPresent() && head != null) {
            line(writer(record.get().name()).line(head));
        }
        if (layout.headerRow()) {
            if (layout.charset().equals("auto")) {
                out.write(UTF_8_MARK);
            }
            Optional<RecordLayout> unit = only(Role.DETAIL);
            if (unit.isPresent() && writer(unit.get().name()) instanceof RecordWriter.Delimited delimited) {
                line(delimited.header());
            }
        }
    }

    /** @throws IllegalArgumentException if the row does not fit the layout; what was written by then is no whole file */
    public void add(Row row) throws IOException {
        line(writer(row.record()).line(row));
        tally.record();
        tally.unit(new Unit(0, 0, List.of(row), ""), 1);
    }

    /** Writes the control figures, where the layout has a trailer for them. */
    public void end() throws IOException {
        Optional<RecordLayout> trailer = only(Role.TRAILER);
        if (trailer.isPresent()) {
            line(writer(trailer.get().name()).line(tally.trailer(trailer.get())));
        }
    }

    private Optional<RecordLayout> only(Role role) {
        return layout.records().stream().filter(record -> record.role() == role).findFirst();
    }

    private RecordWriter writer(String record) {
        RecordWriter writer = writers.get(record);
        if (writer == null) {
            throw new IllegalArgumentException("the layout has no record " + record);
        }
        return writer;
    }

    private void line(byte[] line) throws IOException {
        out.write(line);
        out.write(LINE_END);
    }
}
