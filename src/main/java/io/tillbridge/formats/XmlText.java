package io.tillbridge.formats;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The characters of an XML file, decoded strictly; keeps those of the unit in hand, so that it can be shown as it stands. */
final class XmlText extends Reader {

    private static final int PROLOG = 1024;
    private static final Pattern DECLARED = Pattern.compile("^<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");

    private final Source source;
    private final Charset charset;
    private final Reader reader;
    private final StringBuilder window = new StringBuilder();
    private long windowStart;
    private long windowBytes;

    private XmlText(Source source, InputStream in, Charset charset, int mark) {
        this.source = source;
        this.charset = charset;
        this.windowBytes = mark;
        this.reader = new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /**
     * Opens a file. A byte order mark decides, then the declaration, then UTF-8.
     *
     * @throws UnsupportedCharsetException if the declaration names none that there is
     */
    static XmlText of(InputStream in, String fallback) throws IOException {
        Source source = new Source(in);
        PushbackInputStream all = new PushbackInputStream(source, PROLOG);
        byte[] prolog = all.readNBytes(PROLOG);
        int mark = markOf(prolog);
        Charset charset = charset(prolog, fallback);
        source.watch(charset.name().equals("GB18030"), prolog);
        all.unread(prolog, mark, prolog.length - mark);
        return new XmlText(source, all, charset, mark);
    }

    Charset charset() {
        return charset;
    }

    /** What went wrong with the file server, as opposed to the file. */
    void rethrow() throws IOException {
        if (source.failed != null) {
            throw source.failed;
        }
    }

    /** Whether the declaration says GB, but every byte of the file says UTF-8. */
    boolean declaresFalsely() {
        return source.isUtf8();
    }

    @Override
    public int read(char[] buffer, int from, int count) throws IOException {
        int got = reader.read(buffer, from, count);
        if (got > 0) {
            window.append(buffer, from, got);
        }
        return got;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Where the start tag of an element begins that the parser has just passed; it may have looked a little further. */
    long startOf(String element, long passed) {
        int at = (int) Math.min(passed - windowStart, window.length());
        return windowStart + Math.max(0, window.lastIndexOf("<" + element, at));
    }

    /** Behind the end tag of an element that the parser has just passed; the element is the first that is kept. */
    long endOf(String element, long passed) {
        int at = (int) Math.min(passed - windowStart, window.length());
        int tag = Math.max(0, window.lastIndexOf("</" + element, at));
        return windowStart + window.indexOf(">", tag) + 1;
    }

    /** Forgets all before a character. */
    void forget(long before) {
        int count = (int) Math.min(before - windowStart, window.length());
        windowBytes += window.substring(0, count).getBytes(charset).length;
        window.delete(0, count);
        windowStart += count;
    }

    /** The first byte that is still kept. */
    long offset() {
        return windowBytes;
    }

    /** From what is kept first to the given character. */
    String kept(long end) {
        return window.substring(0, (int) Math.max(0, Math.min(end - windowStart, window.length())));
    }

    int keptLength() {
        return window.length();
    }

    private static int markOf(byte[] prolog) {
        if (begins(prolog, 0xef, 0xbb, 0xbf)) {
            return 3;
        }
        return begins(prolog, 0xff, 0xfe) || begins(prolog, 0xfe, 0xff) ? 2 : 0;
    }

    private static Charset charset(byte[] prolog, String fallback) {
        if (markOf(prolog) == 3) {
            return StandardCharsets.UTF_8;
        }
        if (begins(prolog, 0xff, 0xfe) || begins(prolog, '<', 0)) {
            return StandardCharsets.UTF_16LE;
        }
        if (begins(prolog, 0xfe, 0xff) || begins(prolog, 0, '<')) {
            return StandardCharsets.UTF_16BE;
        }
        Matcher declared = DECLARED.matcher(new String(prolog, StandardCharsets.ISO_8859_1));
        String name = declared.find() ? declared.group(1) : fallback.equals("auto") ? "UTF-8" : fallback;
        try {
            return TextCode.charset(name);
        } catch (IllegalCharsetNameException e) {
            throw new UnsupportedCharsetException(name);
        }
    }

    private static boolean begins(byte[] bytes, int... first) {
        for (int i = 0; i < first.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != first[i]) {
                return false;
            }
        }
        return true;
    }

    /** Remembers what failed on the way here, and whether bytes that are called GB are UTF-8 in truth. */
    private static final class Source extends FilterInputStream {

        private @Nullable IOException failed;
        private boolean watched;
        private boolean broken;
        private int due;
        private long triples;

        Source(InputStream in) {
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

        void watch(boolean gb, byte[] prolog) {
            watched = gb;
            if (gb) {
                look(prolog, 0, prolog.length);
            }
        }

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
}
