package io.tillbridge.formats;

import java.util.Arrays;

/** The cells of one line, as ranges of its characters. Used again for every line. */
final class Cells {

    private char[] text = new char[1 << 12];
    private int length;
    private int[] from = new int[32];
    private int[] to = new int[32];
    /** Where each cell begins, before anything was taken out of it: a character of a delimited line, a byte of a fixed one. */
    private int[] begins = new int[32];

    private int count;

    char[] text() {
        return text;
    }

    int length() {
        return length;
    }

    /** Room for the characters of a line of so many bytes. */
    void room(int bytes) {
        if (text.length < bytes) {
            text = new char[bytes * 2];
        }
    }

    void line(int characters) {
        length = characters;
        count = 0;
    }

    void add(int first, int last, int begin) {
        if (count == from.length) {
            from = Arrays.copyOf(from, count * 2);
            to = Arrays.copyOf(to, count * 2);
            begins = Arrays.copyOf(begins, count * 2);
        }
        from[count] = first;
        to[count] = last;
        begins[count++] = begin;
    }

    void clear() {
        count = 0;
    }

    /** Forgets empty cells at the end that are more than asked for, as a trailing delimiter leaves them. */
    void trimTo(int wanted) {
        while (count > wanted && isBlank(count - 1)) {
            count--;
        }
    }

    int count() {
        return count;
    }

    int from(int cell) {
        return from[cell];
    }

    int to(int cell) {
        return to[cell];
    }

    int begins(int cell) {
        return begins[cell];
    }

    boolean isBlank(int cell) {
        for (int i = from[cell]; i < to[cell]; i++) {
            if (!isSpace(text[i])) {
                return false;
            }
        }
        return true;
    }

    boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (!isSpace(text[i])) {
                return false;
            }
        }
        return true;
    }

    /** Takes the blanks off both ends of a cell. */
    void strip(int cell) {
        while (from[cell] < to[cell] && isSpace(text[from[cell]])) {
            from[cell]++;
        }
        while (to[cell] > from[cell] && isSpace(text[to[cell] - 1])) {
            to[cell]--;
        }
    }

    String string(int cell) {
        return new String(text, from[cell], to[cell] - from[cell]);
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\u3000' || c == '\u00a0';
    }
}
