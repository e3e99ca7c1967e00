package io.tillbridge.integration;

import io.tillbridge.formats.FormatReader;
import io.tillbridge.formats.Layouts;
import io.tillbridge.formats.Receiver;
import io.tillbridge.formats.Summary;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.stereotype.Component;

/** Reads files by the layouts of the house. */
@Component
class LayoutReading implements FileReading {

    private final Layouts layouts;
    private final FormatReader reader;

    LayoutReading(Layouts layouts, FormatReader reader) {
        this.layouts = layouts;
        this.reader = reader;
    }

    @Override
    public boolean knows(String layout) {
        return layouts.ids().contains(layout);
    }

    @Override
    public Summary read(String layout, InputStream bytes, String name, Receiver to) throws IOException {
        return reader.read(layouts.get(layout), new BufferedInputStream(bytes), name, to);
    }
}
