package io.tillbridge.integration;

import io.tillbridge.formats.Receiver;
import io.tillbridge.formats.Reject;
import io.tillbridge.formats.Row;
import io.tillbridge.formats.Summary;
import io.tillbridge.formats.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plainest format there is: a line is a unit, {@code bad...} is a reject, {@code T|count} is the trailer. */
final class LineReading implements FileReading {

    static final String PLAIN = "plain";
    static final String TRAILER = "trailer";

    @Override
    public boolean knows(String layout) {
        return layout.equals(PLAIN) || layout.equals(TRAILER);
    }

    @Override
    public Summary read(String layout, InputStream bytes, String name, Receiver to) throws IOException {
        String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        long units = 0;
        long rejected = 0;
        long line = 0;
        long offset = 0;
        Long said = null;
        for (String at : text.lines().toList()) {
            line++;
            if (at.startsWith("T|")) {
                said = Long.parseLong(at.substring(2));
            } else if (at.startsWith("bad")) {
                rejected++;
                to.reject(reject(line, offset, at));
            } else if (!at.isEmpty()) {
                units++;
                to.unit(new Unit(line, offset, List.of(row(at)), at));
            }
            offset += at.getBytes(StandardCharsets.UTF_8).length + 1;
        }
        long rows = units + rejected;
        return new Summary(
                null,
                null,
                units,
                rejected,
                rows,
                0,
                layout.equals(PLAIN) || said != null,
                checks(said, rows),
                faults(said, rows));
    }

    private static Row row(String key) {
        return new Row("line", List.of("key"), new Object[] {key});
    }

    private static Reject reject(long line, long offset, String raw) {
        return new Reject(line, offset, 1, "key", raw, Reject.Code.FORMATS_CODE, List.of(raw));
    }

    private static List<Summary.Check> checks(@Nullable Long said, long rows) {
        return said == null ? List.of() : List.of(new Summary.Check("rows", said, rows));
    }

    private static List<Reject> faults(@Nullable Long said, long rows) {
        return said == null || said == rows
                ? List.of()
                : List.of(new Reject(0, 0, 0, null, "", Reject.Code.FORMATS_CONTROL, List.of("rows", said, rows)));
    }
}
