package io.tillbridge.formats;

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

/** The characters of an XML file, decoded strictly; keeps those of the unit in hand, so that it can be shown as it stands. */
final class XmlText extends Reader {

    private static final int PROLOG = 1024;
    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");

    private final XmlBytes source;
    private final Charset charset;
    private final Reader reader;
    private final StringBuilder window = new StringBuilder();
    private long windowStart;
    private long windowBytes;

    private XmlText(XmlBytes source, InputStream in, Charset charset, int mark) {
        this.source = source;
        this.charset = charset;
        this.windowBytes = mark;
        this.reader = new DoctypeGuard(new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /**
     * Opens a file. A byte order mark decides, then the declaration, then UTF-8.
     *
     * @throws UnsupportedCharsetException if the declaration names none that there is
     */
    static XmlText of(InputStream in, String fallback) throws IOException {
        XmlBytes source = new XmlBytes(in);
        PushbackInputStream all = new PushbackInputStream(source, PROLOG);
        byte[] prolog = all.readNBytes(PROLOG);
        int mark = markOf(prolog);
        Charset charset = charset(prolog, fallback);
        if (charset.name().equals("GB18030")) {
            source.watch(prolog);
        }
        all.unread(prolog, mark, prolog.length - mark);
        return new XmlText(source, all, charset, mark);
    }

    Charset charset() {
        return charset;
    }

    /** What went wrong with the file server, as opposed to the file. */
    void rethrow() throws IOException {
        source.rethrow();
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
}
