package io.tillbridge.pos;

import io.tillbridge.formats.ListWriter;
import io.tillbridge.formats.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list for tills while it is written: numbered rows, and a trailer that proves the file complete. */
final class ListPaper {

    private final ListWriter list;
    private final String record;
    private final List<String> names;
    private final ByteArrayOutputStream bytes;
    private long rows;

    /** @param names of what each row tells; the first is the row's number */
    ListPaper(ListWriter list, String record, List<String> names, ByteArrayOutputStream bytes) {
        this.list = list;
        this.record = record;
        this.names = names;
        this.bytes = bytes;
    }

    /** @param facts in the order of the names, without the number */
    void row(@Nullable Object... facts) {
        rows++;
        @Nullable Object[] values = new Object[facts.length + 1];
        values[0] = "%06d".formatted(rows);
        System.arraycopy(facts, 0, values, 1, facts.length);
        try {
            list.add(new Row(record, names, values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the list. */
    byte[] end() {
        try {
            list.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
