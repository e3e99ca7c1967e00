package io.tillbridge.formats;

import io.tillbridge.formats.RecordLayout.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes lists by the same layouts by which they are read, with the control figures of their trailers. */
@Component
public class FormatWriter {

    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /**
     * Writes a delimited or fixed-width list to its end. The stream stays open.
     *
     * @param head for layouts with a header record; null for the others
     * @param rows of the layout's records, in the order of the file
     * @return how many rows were written
     * @throws IllegalArgumentException if a row does not fit the layout; what was written by then is no whole file
     */
    public long write(Layout layout, @Nullable Row head, Iterator<Row> rows, OutputStream out) throws IOException {
        Charset charset = layout.charset().equals("auto") ? StandardCharsets.UTF_8 : TextCode.charset(layout.charset());
        Map<String, RecordWriter> writers = new HashMap<>();
        for (RecordLayout record : layout.records()) {
            writers.put(record.name(), RecordWriter.of(layout, record, charset));
        }
        begin(layout, head, writers, out);
        Tally tally = new Tally(layout.checks());
        long count = 0;
        while (rows.hasNext()) {
            Row row = rows.next();
            line(out, writer(writers, row.record()).line(row));
            tally.record();
            tally.unit(new Unit(0, 0, List.of(row), ""), 1);
            count++;
        }
        Optional<RecordLayout> trailer = only(layout, Role.TRAILER);
        if (trailer.isPresent()) {
            line(out, writer(writers, trailer.get().name()).line(tally.trailer(trailer.get())));
        }
        return count;
    }

    private static void begin(Layout layout, @Nullable Row head, Map<String, RecordWriter> writers, OutputStream out)
            throws IOException {
        Optional<RecordLayout> record = only(layout, Role.HEAD);
        if (record.isPresent() && head != null) {
            line(out, writer(writers, record.get().name()).line(head));
        }
        if (layout.headerRow()) {
            if (layout.charset().equals("auto")) {
                out.write(UTF_8_MARK);
            }
            Optional<RecordLayout> unit = only(layout, Role.DETAIL);
            if (unit.isPresent() && writer(writers, unit.get().name()) instanceof RecordWriter.Delimited delimited) {
                line(out, delimited.header());
            }
        }
    }

    private static Optional<RecordLayout> only(Layout layout, Role role) {
        return layout.records().stream().filter(record -> record.role() == role).findFirst();
    }

    private static RecordWriter writer(Map<String, RecordWriter> writers, String record) {
        RecordWriter writer = writers.get(record);
        if (writer == null) {
            throw new IllegalArgumentException("the layout has no record " + record);
        }
        return writer;
    }

    private static void line(OutputStream out, byte[] line) throws IOException {
        out.write(line);
        out.write(LINE_END);
    }
}
