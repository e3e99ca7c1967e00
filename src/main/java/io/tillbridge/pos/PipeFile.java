package io.tillbridge.pos;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;

/** A list in our reference format: a head, numbered rows, and a trailer that proves the file complete. */
final class PipeFile {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final OutputStreamWriter text;
    private long rows;
    private long sum;

    PipeFile(Charset charset) {
        text = new OutputStreamWriter(bytes, charset);
    }

    void head(Object... fields) {
        write("HD", List.of(fields));
    }

    /** @param figure that the trailer adds up */
    void row(long figure, Object... fields) {
        rows++;
        sum = Math.addExact(sum, figure);
        write("DT|%06d".formatted(rows), List.of(fields));
    }

    /** Ends the list. */
    byte[] end() {
        write("TR", List.of(rows, sum));
        try {
            text.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A delimiter or an end of line in a text would make a till read another row: it becomes a blank. */
    private void write(String tag, List<Object> fields) {
        var line = new StringBuilder(tag);
        fields.forEach(field -> line.append('|').append(String.valueOf(field).replaceAll("[|\\p{Cntrl}]", " ")));
        try {
            text.write(line.append("\r\n").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
