package io.tillbridge.formats;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;

/**
 * GB18030 with a table for its two-byte part. Bytes of UTF-8 inside such a text are often sound GB18030 of other characters;
 * where a run of them reads as everyday Chinese in UTF-8, it is refused instead of being booked as rubbish.
 */
final class GbTextCode extends TextCode {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int FIRST_LEAD = 0x81;
    private static final int FIRST_EVERYDAY_LEAD = 0xb0;
    private static final int SHORTEST_PROOF = 6;
    /** As a signed byte. */
    private static final int LOWEST_TRIPLE = (byte) 0xe2;
    private static final char NONE = '\uffff';
    private static final char[] TWO_BYTES = twoBytes();

    private final CharsetEncoder everyday = Charset.forName("GB2312").newEncoder();
    private final char[] foreign = new char[1];

    private final boolean rare;

    /** @param rare whether characters are taken that mostly come up where a byte is lost */
    GbTextCode(boolean rare) {
        super(GB18030);
        this.rare = rare;
    }

    @Override
    int decode(byte[] bytes, int from, int to, char[] out, int at) {
        int n = at;
        int i = from;
        while (i < to) {
            int lead = bytes[i];
            if (lead >= 0) {
                out[n++] = (char) lead;
                i++;
                continue;
            }
            if (lead >= LOWEST_TRIPLE && isForeign(bytes, i, to, from) || !rare && isLost(bytes, i, to)) {
                return -1 - i;
            }
            char c = i + 1 < to ? TWO_BYTES[(lead & 0x7f) << 8 | bytes[i + 1] & 0xff] : NONE;
            if (c == NONE) {
                int rest = super.decode(bytes, i, Math.min(i + 4, to), out, n);
                if (rest < 0 || isPrivate(out[n])) {
                    return -1 - i;
                }
                n += Character.isHighSurrogate(out[n]) ? 2 : 1;
                i += 4;
            } else {
                out[n++] = c;
                i += 2;
            }
        }
        return n - at;
    }

    /**
     * Half of an everyday character followed by a plain one. Both together make one of GBK's rare characters, which nobody types
     * in between; what happened is that a byte was lost before.
     */
    private static boolean isLost(byte[] bytes, int at, int to) {
        return (bytes[at] & 0xff) >= FIRST_EVERYDAY_LEAD && at + 1 < to && bytes[at + 1] >= '@';
    }

    private static char[] twoBytes() {
        char[] table = new char[0x80 << 8];
        var decoder = GB18030.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        for (int code = 0; code < table.length; code++) {
            byte[] pair = {(byte) (0x80 | code >> 8), (byte) code};
            table[code] = NONE;
            if ((pair[0] & 0xff) < FIRST_LEAD) {
                continue;
            }
            try {
                CharBuffer one = decoder.reset().decode(ByteBuffer.wrap(pair));
                table[code] = one.length() == 1 && !isPrivate(one.get(0)) ? one.get(0) : NONE;
            } catch (CharacterCodingException noCharacter) {
                table[code] = NONE;
            }
        }
        return table;
    }

    /** Codes that no till types on purpose; UTF-8 bytes often end up there. */
    private static boolean isPrivate(char c) {
        return c >= '\ue000' && c <= '\uf8ff' || c == '\ufffd';
    }

    /** Whether a run of bytes begins here that is UTF-8. */
    private boolean isForeign(byte[] bytes, int at, int to, int from) {
        if (at > from && bytes[at - 1] < 0 || at + SHORTEST_PROOF > to || !isTriple(bytes, at)) {
            return false;
        }
        int end = at;
        while (end < to && bytes[end] < 0) {
            end++;
        }
        if ((end - at) % 3 != 0 || end - at < SHORTEST_PROOF) {
            return false;
        }
        for (int i = at; i < end; i += 3) {
            if (!isTriple(bytes, i) || !isEveryday(bytes, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTriple(byte[] bytes, int at) {
        int lead = bytes[at] & 0xff;
        return lead >= 0xe2 && lead <= 0xef && (bytes[at + 1] & 0xc0) == 0x80 && (bytes[at + 2] & 0xc0) == 0x80;
    }

    private boolean isEveryday(byte[] bytes, int at) {
        foreign[0] = (char) ((bytes[at] & 0x0f) << 12 | (bytes[at + 1] & 0x3f) << 6 | bytes[at + 2] & 0x3f);
        return !Character.isSurrogate(foreign[0]) && everyday.canEncode(foreign[0]);
    }
}
