package io.tillbridge.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Decodes line after line. Which character set it is may only show at the first line that is not plain. */
final class LineText {

    private static final int LONGEST_MARK = 4;
    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final byte[] LE_MARK = {(byte) 0xff, (byte) 0xfe};
    private static final byte[] BE_MARK = {(byte) 0xfe, (byte) 0xff};
    private static final byte[] GB_MARK = {(byte) 0x84, 0x31, (byte) 0x95, 0x33};

    private final Lines lines;
    private final boolean rare;
    private TextCode code;
    private boolean decided;

    private LineText(Lines lines, String declared, boolean rare) throws IOException {
        this.lines = lines;
        this.rare = rare;
        String marked = mark(lines);
        decided = !marked.isEmpty() || !declared.equals("auto");
        code = TextCode.named(!marked.isEmpty() ? marked : decided ? declared : "UTF-8", rare);
        if (code.unit() == 2) {
            lines.wide(code.charset().equals(StandardCharsets.UTF_16BE));
        }
    }

    /** A byte order mark decides, then what is declared, then whether the first line that is not plain is UTF-8. */
    static LineText of(Lines lines, Layout layout) throws IOException {
        String declared = layout.charset();
        return new LineText(
                lines, declared.equalsIgnoreCase("UTF-16") ? "UTF-16LE" : declared, layout.rareCharacters());
    }

    TextCode code() {
        return code;
    }

    Charset charset() {
        return code.charset();
    }

    /** Decodes the line into the cells; where that cannot be done, says {@code -1 - i} for the bad byte at {@code i}. */
    int decode(Cells cells) {
        int size = lines.to() - lines.from();
        cells.room(size + 1);
        if (!decided) {
            decide();
        }
        int count = code.decode(lines.bytes(), lines.from(), lines.to(), cells.text(), 0);
        cells.line(Math.max(count, 0));
        return count;
    }

    /** As much of the line as can be shown. */
    String shown() {
        int size = Math.min(lines.to() - lines.from(), 2 * Reject.LONGEST_RAW);
        return new String(lines.bytes(), lines.from(), size, code.charset());
    }

    /** How many bytes the text has in the file. */
    int size(String text) {
        return text.getBytes(code.charset()).length;
    }

    private void decide() {
        byte[] bytes = lines.bytes();
        boolean plain = true;
        for (int i = lines.from(); i < lines.to() && plain; i++) {
            plain = bytes[i] >= 0;
        }
        if (!plain) {
            decided = true;
            code = TextCode.named(isUtf8() ? "UTF-8" : "GB18030", rare);
        }
    }

    private boolean isUtf8() {
        try {
            var line = ByteBuffer.wrap(lines.bytes(), lines.from(), lines.to() - lines.from());
            return StandardCharsets.UTF_8.newDecoder().decode(line).hasRemaining();
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    /** The character set that a byte order mark names, with the mark taken off; empty where there is none. */
    private static String mark(Lines lines) throws IOException {
        byte[] first = lines.peek(LONGEST_MARK);
        String name = begins(first, UTF_8_MARK)
                ? "UTF-8"
                : begins(first, LE_MARK) ? "UTF-16LE" : begins(first, BE_MARK) ? "UTF-16BE" : "";
        if (begins(first, GB_MARK)) {
            name = "GB18030";
        }
        lines.skip(name.isEmpty() ? 0 : name.equals("UTF-8") ? 3 : name.equals("GB18030") ? 4 : 2);
        return name;
    }

    private static boolean begins(byte[] bytes, byte[] mark) {
        return ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, mark.length)).equals(ByteBuffer.wrap(mark));
    }
}
