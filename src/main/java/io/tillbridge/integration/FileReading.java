package io.tillbridge.integration;

import io.tillbridge.formats.Receiver;
import io.tillbridge.formats.Summary;
import java.io.IOException;
import java.io.InputStream;

/** Turns the bytes of a file into units, as a layout says. */
interface FileReading {

    /** Whether there is such a layout. */
    boolean knows(String layout);

    Summary read(String layout, InputStream bytes, String name, Receiver to) throws IOException;
}
