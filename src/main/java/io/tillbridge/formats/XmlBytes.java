package io.tillbridge.formats;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of an XML file; remembers what failed on the way here, and whether bytes that are called GB are UTF-8 in truth. */
final class XmlBytes extends FilterInputStream {

    private @Nullable IOException failed;
    private boolean watched;
    private boolean broken;
    private int due;
    private long triples;

    XmlBytes(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        try {
            int got = super.read(bytes, from, count);
            if (watched) {
                look(bytes, from, got);
            }
            return got;
        } catch (IOException e) {
            failed = e;
            throw e;
        }
    }

    /** What went wrong with the file server, as opposed to the file. */
    void rethrow() throws IOException {
        if (failed != null) {
            throw failed;
        }
    }

    /** From now on, looks whether all is UTF-8; {@code seen} was read before. */
    void watch(byte[] seen) {
        watched = true;
        look(seen, 0, seen.length);
    }

    /** Whether there was text beyond ASCII, and all of it was sound UTF-8. */
    boolean isUtf8() {
        return watched && !broken && triples > 0;
    }

    private void look(byte[] bytes, int from, int count) {
        for (int i = from; i < from + count && !broken; i++) {
            int b = bytes[i] & 0xff;
            if (due > 0) {
                broken = (b & 0xc0) != 0x80;
                due--;
            } else if (b >= 0x80) {
                broken = b < 0xc2 || b > 0xf4;
                due = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
                triples += due == 2 ? 1 : 0;
            }
        }
    }
}
