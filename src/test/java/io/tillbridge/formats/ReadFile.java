package io.tillbridge.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A file that has been read, with all it handed over. */
record ReadFile(List<Unit> units, List<Reject> rejects, Summary summary) {

    private static final Path SAMPLES = Path.of("src/test/resources/samples");
    private static final Map<String, byte[]> CONTENT = new ConcurrentHashMap<>();
    private static final Layouts LAYOUTS = new Layouts();

    static byte[] sample(String name) {
        return CONTENT.computeIfAbsent(name, ReadFile::content);
    }

    private static byte[] content(String name) {
        try {
            return Files.readAllBytes(SAMPLES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReadFile sample(String layout, String name) {
        return of(LAYOUTS.get(layout), sample(name));
    }

    static ReadFile of(String layout, byte[] content) {
        return of(LAYOUTS.get(layout), content);
    }

    static ReadFile of(String layout, InputStream content) {
        return of(LAYOUTS.get(layout), content);
    }

    static ReadFile of(Layout layout, byte[] content) {
        return of(layout, new ByteArrayInputStream(content));
    }

    static ReadFile of(Layout layout, InputStream content) {
        List<Unit> units = new ArrayList<>();
        List<Reject> rejects = new ArrayList<>();
        Receiver receiver = new Receiver() {
            @Override
            public void unit(Unit unit) {
                units.add(unit);
            }

            @Override
            public void reject(Reject reject) {
                rejects.add(reject);
            }
        };
        try {
            return new ReadFile(units, rejects, new FormatReader().read(layout, content, "sample", receiver));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Object> column(String field) {
        List<Object> values = new ArrayList<>();
        units.forEach(unit -> values.add(Objects.requireNonNullElse(unit.first().value(field), "-")));
        return values;
    }

    Row head() {
        return Objects.requireNonNull(summary.head());
    }

    long sum(String field) {
        return rows().stream().mapToLong(row -> row.number(field).orElse(0L)).sum();
    }

    long sum(String record, String field) {
        return rows(record).stream()
                .mapToLong(row -> row.number(field).orElse(0L))
                .sum();
    }

    List<Row> rows() {
        return units.stream().flatMap(unit -> unit.rows().stream()).toList();
    }

    List<Row> rows(String record) {
        return units.stream().flatMap(unit -> unit.rows(record).stream()).toList();
    }

    List<Reject.Code> faults() {
        return summary.faults().stream().map(Reject::code).toList();
    }
}
