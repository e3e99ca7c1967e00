package io.tillbridge.formats;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Stops reading before the parser gets to see a document type or any other declaration. Comments and CDATA go through. */
final class DoctypeGuard extends FilterReader {

    private static final String OPENING = "<!";

    /** How much of the opening has been seen. */
    private int seen;

    DoctypeGuard(Reader in) {
        super(in);
    }

    @Override
    public int read(char[] buffer, int from, int count) throws IOException {
        int got = super.read(buffer, from, count);
        for (int i = from; i < from + got; i++) {
            char c = buffer[i];
            if (seen == OPENING.length() && c != '-' && c != '[') {
                throw new DoctypeException();
            }
            seen = seen == 1 && c == OPENING.charAt(1) ? 2 : c == OPENING.charAt(0) ? 1 : 0;
        }
        return got;
    }

    /** A file that declares something. */
    static final class DoctypeException extends IOException {

        private static final long serialVersionUID = 1L;

        DoctypeException() {
            super("DOCTYPE");
        }
    }
}
