package io.tillbridge.formats;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of file looks like. Layouts are data: they are read from {@code *.layout.yaml} under {@code adapters/}.
 *
 * @param id by which links name it
 * @param title for whoever chooses one
 * @param kind of business that is done with it: {@code sales}, {@code stock-snapshot} ...
 * @param format the family
 * @param charset name of the character set, or {@code auto}; a byte order mark always decides
 * @param rareCharacters whether a GB character is taken whose second byte is an ASCII one; if not, it is a sign that a byte is
 *     lost, and the line is refused
 * @param delimiter the character, {@code tab}, or {@code auto} to find it in the header row
 * @param quote the character, or {@code none}
 * @param headerRow whether a row names the columns
 * @param titles facts in the lines before the header row
 * @param skip beginnings of lines that are left out, such as sub-totals and signatures
 * @param dayCut when the business day ends, for files that write no business date
 * @param openEnd whether the last line may lack its end in a file without trailer; otherwise the rest is still to come
 * @param longestLine in bytes
 * @param unit path of the element that is one unit, for XML
 * @param dialect of a POSLog; {@code auto} to tell by its namespaces
 * @param balance whether a unit's lines must add up to its tenders
 */
public record Layout(
        String id,
        String title,
        String kind,
        Format format,
        String charset,
        boolean rareCharacters,
        String delimiter,
        String quote,
        boolean headerRow,
        List<FieldLayout> titles,
        List<String> skip,
        @Nullable LocalTime dayCut,
        boolean openEnd,
        int longestLine,
        @Nullable String unit,
        String dialect,
        boolean balance,
        List<RecordLayout> records,
        List<CheckLayout> checks) {

    static final int LONGEST_LINE = 64 * 1024;

    /** Families of formats; each has a reader of its own. */
    public enum Format {
        DELIMITED,
        FIXED,
        POSLOG,
        XML
    }

    public Layout {
        charset = charset == null ? "auto" : charset;
        delimiter = delimiter == null ? "," : delimiter;
        quote = quote == null ? "\"" : quote;
        titles = FieldLayout.orEmpty(titles);
        skip = FieldLayout.orEmpty(skip);
        longestLine = longestLine == 0 ? LONGEST_LINE : longestLine;
        dialect = dialect == null ? "auto" : dialect;
        records = FieldLayout.orEmpty(records);
        checks = FieldLayout.orEmpty(checks);
    }

    char delimiterChar() {
        return delimiter.equals("tab") ? '\t' : delimiter.charAt(0);
    }

    /** The quote, or {@code '\0'} for files that know none. */
    char quoteChar() {
        return quote.equals("none") ? '\0' : quote.charAt(0);
    }

    boolean hasTrailer() {
        return records.stream().anyMatch(record -> record.role() == RecordLayout.Role.TRAILER);
    }

    boolean hasUnitEnd() {
        return records.stream().anyMatch(record -> record.role() == RecordLayout.Role.END);
    }
}
