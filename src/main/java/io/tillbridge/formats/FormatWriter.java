package io.tillbridge.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes lists by the same layouts by which they are read, with the control figures of their trailers. */
@Component
public class FormatWriter {

    private static final String ANY = "auto";

    /**
     * Writes a delimited or fixed-width list to its end. The stream stays open.
     *
     * @param head for layouts with a header record; null for the others
     * @param rows of the layout's records, in the order of the file
     * @return how many rows were written
     * @throws IllegalArgumentException if a row does not fit the layout; what was written by then is no whole file
     */
    public long write(Layout layout, @Nullable Row head, Iterator<Row> rows, OutputStream out) throws IOException {
        ListWriter list = begin(layout, StandardCharsets.UTF_8, head, out);
        long count = 0;
        while (rows.hasNext()) {
            list.add(rows.next());
            count++;
        }
        list.end();
        return count;
    }

    /**
     * Begins a list whose rows come one by one.
     *
     * @param charset for layouts that leave it open
     * @param head for layouts with a header record; null for the others
     */
    public ListWriter begin(Layout layout, Charset charset, @Nullable Row head, OutputStream out) throws IOException {
        var list = new ListWriter(
                layout, layout.charset().equals(ANY) ? charset : TextCode.charset(layout.charset()), out);
        list.begin(head);
        return list;
    }
}
