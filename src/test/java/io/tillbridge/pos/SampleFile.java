package io.tillbridge.pos;

import io.tillbridge.formats.FormatReader;
import io.tillbridge.formats.Layouts;
import io.tillbridge.formats.Receiver;
import io.tillbridge.formats.Reject;
import io.tillbridge.formats.Unit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A sample file of a till, read by the layout that is shipped for it. */
final class SampleFile {

    private static final Path SAMPLES = Path.of("src/test/resources/samples");
    private static final Layouts LAYOUTS = new Layouts();

    private SampleFile() {}

    static List<Unit> read(String layout, String name) {
        try {
            return read(layout, Files.readAllBytes(SAMPLES.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Unit> read(String layout, byte[] content) {
        List<Unit> units = new ArrayList<>();
        Receiver receiver = new Receiver() {
            @Override
            public void unit(Unit unit) {
                units.add(unit);
            }

            @Override
            public void reject(Reject reject) {
                throw new AssertionError("this is a good file: " + reject);
            }
        };
        try {
            new FormatReader().read(LAYOUTS.get(layout), new ByteArrayInputStream(content), "sample", receiver);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return units;
    }
}
