package io.tillbridge.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into physical lines, whatever is in them, so that no damage reaches past the end of its line. Holds one line at a
 * time and never more than the longest one allowed.
 */
final class Lines {

    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final int longest;

    private byte[] buffer = new byte[CHUNK];
    private int filled;
    /** Where the next line begins. */
    private int position;
    /** Of the first byte of the buffer within the file. */
    private long before;

    private int unit = 1;
    private int low;

    private byte[] line = buffer;
    private int from;
    private int to;
    private long offset;
    private long number;
    private boolean tooLong;
    private boolean terminated = true;

    Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The first bytes of the stream, without taking them. */
    byte[] peek(int count) throws IOException {
        boolean more = true;
        while (filled - position < count && more) {
            more = fill();
        }
        return Arrays.copyOfRange(buffer, position, Math.min(filled, position + count));
    }

    void skip(int count) {
        position += count;
    }

    /** From here on, every character has two bytes. */
    void wide(boolean bigEndian) {
        unit = 2;
        low = bigEndian ? 1 : 0;
    }

    /** Goes to the next line; false behind the last one. */
    boolean next() throws IOException {
        tooLong = false;
        offset = before + position;
        int end = findEnd();
        if (end < 0 && filled - position > longest) {
            keepHead();
            end = dropRest();
        } else {
            line = buffer;
            from = position;
            to = end < 0 ? filled : end;
            tooLong = to - from > longest;
        }
        terminated = end >= 0;
        position = terminated ? end + terminator(end) : filled;
        boolean found = terminated || to > from;
        number += found ? 1 : 0;
        return found;
    }

    byte[] bytes() {
        return line;
    }

    int from() {
        return from;
    }

    /** Behind the last byte of the line, without its end. */
    int to() {
        return to;
    }

    /** Counted from 1. */
    long number() {
        return number;
    }

    /** Of the first byte of the line within the file. */
    long offset() {
        return offset;
    }

    boolean tooLong() {
        return tooLong;
    }

    /** Whether the line has its end, or the file stops in it. */
    boolean terminated() {
        return terminated;
    }

    /** Where the line at the position ends, once enough is read to know; -1 where the file or the patience ends first. */
    private int findEnd() throws IOException {
        int looked = 0;
        while (true) {
            int end = lineEnd(position + looked);
            boolean sure = end >= 0 && (end + 2 * unit <= filled || !isUnit(end, '\r'));
            if (sure) {
                return end;
            }
            looked = (end >= 0 ? end : wholeUnits()) - position;
            if (end < 0 && looked > longest) {
                return -1;
            }
            if (!fill()) {
                return end < 0 ? -1 : position + looked;
            }
        }
    }

    private int wholeUnits() {
        return filled - (filled - position) % unit;
    }

    private void keepHead() {
        line = Arrays.copyOfRange(buffer, position, position + longest);
        from = 0;
        to = longest;
        tooLong = true;
    }

    private int dropRest() throws IOException {
        int end = -1;
        boolean more = true;
        while (end < 0 && more) {
            position = wholeUnits();
            more = fill();
            end = lineEnd(position);
            if (end >= 0 && end + 2 * unit > filled) {
                position = end;
                fill();
                end = position;
            }
        }
        return end;
    }

    private int lineEnd(int scan) {
        if (unit == 1) {
            for (int i = scan; i < filled; i++) {
                byte b = buffer[i];
                if (b == '\n' || b == '\r') {
                    return i;
                }
            }
            return -1;
        }
        for (int i = scan; i + 1 < filled; i += 2) {
            if (isUnit(i, '\n') || isUnit(i, '\r')) {
                return i;
            }
        }
        return -1;
    }

    private boolean isUnit(int at, char c) {
        return at + unit <= filled && buffer[at + low] == c && (unit == 1 || buffer[at + 1 - low] == 0);
    }

    private int terminator(int end) {
        return isUnit(end, '\r') && isUnit(end + unit, '\n') ? 2 * unit : unit;
    }

    /** Reads on behind what is there, and makes room by forgetting the lines before the position. */
    private boolean fill() throws IOException {
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, filled - position);
            before += position;
            filled -= position;
            position = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int count = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(count, 0);
        return count > 0;
    }
}
