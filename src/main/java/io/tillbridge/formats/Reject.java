package io.tillbridge.formats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a line, a unit or the whole file cannot be read.
 *
 * @param line counted from 1; 0 where the file as a whole is meant
 * @param offset of the first byte that is meant, counted from 0
 * @param column which field of the line, counted from 1, or the first byte of a fixed-width field; 0 for the whole line
 * @param field name that the layout gives it; null for the whole line
 * @param raw what stands there, as well as it can be shown; at most {@value #LONGEST_RAW} characters
 * @param code what is wrong
 * @param facts fill {@code {0}}, {@code {1}} ... of the code's sentence
 */
public record Reject(
        long line, long offset, int column, @Nullable String field, String raw, Code code, List<Object> facts) {

    public static final int LONGEST_RAW = 2000;

    /** What can be wrong; each has a sentence in {@code i18n/messages_*.properties} under this name. */
    public enum Code {
        /** Bytes that are no text in the layout's character set. */
        FORMATS_BAD_BYTES,
        FORMATS_COLUMNS,
        FORMATS_LENGTH,
        FORMATS_QUOTES,
        FORMATS_MISSING,
        FORMATS_NUMBER,
        FORMATS_MONEY,
        FORMATS_DATE,
        FORMATS_CODE,
        FORMATS_BARCODE,
        FORMATS_RECORD,
        FORMATS_ORDER,
        FORMATS_NO_HEADER,
        FORMATS_NO_TRAILER,
        FORMATS_CONTROL,
        FORMATS_XML,
        FORMATS_TOO_LONG,
        FORMATS_RULE
    }

    public Reject {
        raw = raw.length() <= LONGEST_RAW ? raw : raw.substring(0, LONGEST_RAW);
    }
}
