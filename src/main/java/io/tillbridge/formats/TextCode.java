package io.tillbridge.formats;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Turns the bytes of one line into characters, strictly: bytes that are no text are found, and never replaced. */
class TextCode {

    private static final Set<String> GB = Set.of("GB2312", "GBK", "GB18030", "GB_2312-80", "CP936", "EUC-CN");

    private final Charset charset;
    private final CharsetDecoder decoder;

    TextCode(Charset charset) {
        this.charset = charset;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The code for a name; everything of the GB family is read as its superset GB18030. */
    static TextCode named(String name, boolean rare) {
        Charset charset = charset(name);
        if (charset.name().equals("GB18030")) {
            return new GbTextCode(rare);
        }
        return new TextCode(charset);
    }

    /** The character set for a name as peers write it. */
    static Charset charset(String name) {
        return GB.contains(name.toUpperCase(Locale.ROOT)) ? Charset.forName("GB18030") : Charset.forName(name);
    }

    Charset charset() {
        return charset;
    }

    /** Bytes of which line ends are made. */
    int unit() {
        return charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE) ? 2 : 1;
    }

    /**
     * Decodes {@code bytes[from, to)} into {@code out}, which has room for as many characters.
     *
     * @return how many characters, or {@code -1 - i} where the byte at {@code i} begins no text
     */
    int decode(byte[] bytes, int from, int to, char[] out, int at) {
        int plain = unit() == 1 ? ascii(bytes, from, to, out, at) : 0;
        if (from + plain == to) {
            return plain;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, from + plain, to - from - plain);
        CharBuffer text = CharBuffer.wrap(out, at + plain, out.length - at - plain);
        CoderResult result = decoder.reset().decode(in, text, true);
        if (result.isError()) {
            return -1 - in.position();
        }
        decoder.flush(text);
        return text.position() - at;
    }

    /** Copies the plain characters at the beginning and says how many there are. */
    static int ascii(byte[] bytes, int from, int to, char[] out, int at) {
        int i = from;
        while (i < to && bytes[i] >= 0) {
            out[at + i - from] = (char) bytes[i];
            i++;
        }
        return i - from;
    }
}
