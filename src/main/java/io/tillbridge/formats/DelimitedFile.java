package io.tillbridge.formats;

import io.tillbridge.formats.Reject.Code;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of cells with something between them, with or without a row that names the columns. */
final class DelimitedFile extends LineFile {

    private static final int MOST_TITLES = 100;

    private final @Nullable HeaderRow headerRow;
    private Splitter splitter;
    private @Nullable TagFinder tags;
    private int width;
    private int titles;
    private String headerText = "";

    DelimitedFile(Layout layout, InputStream in, Receiver receiver) throws IOException {
        super(layout, in, receiver);
        splitter = new Splitter(layout.delimiterChar(), layout.quoteChar());
        headerRow = layout.headerRow() ? new HeaderRow(layout, layout.quoteChar()) : null;
        if (!layout.headerRow()) {
            tags = tags(Columns.byPosition());
        }
    }

    /** Titles, the header row itself, which some systems repeat on each page, sub-totals and signatures. */
    @Override
    boolean isAside() {
        if (headerRow != null && tags == null) {
            titles++;
            findHeader(headerRow);
            return true;
        }
        if (headerRow != null && raw().equals(headerText)) {
            return true;
        }
        if (!splitter.split(cells)) {
            problem.is(Code.FORMATS_QUOTES, null, -1);
            return false;
        }
        return TagFinder.begins(cells, layout.skip());
    }

    @Override
    boolean isBeforeHeader() {
        titles += tags == null ? 1 : 0;
        return tags == null;
    }

    @Override
    boolean isHopeless() {
        return tags == null && titles > MOST_TITLES;
    }

    @Override
    void atEnd() {
        if (tags == null) {
            tally.fault(place().reject(Code.FORMATS_NO_HEADER, ""));
        }
    }

    @Override
    @Nullable
    RecordReader recognise() {
        if (problem.exists() || tags == null) {
            return null;
        }
        return tags.byCell(cells);
    }

    @Override
    void split(RecordReader reader) {
        int wanted = width > 0 ? width : reader.layout().cells();
        if (wanted == 0) {
            return;
        }
        cells.trimTo(wanted);
        if (cells.count() != wanted) {
            problem.is(Code.FORMATS_COLUMNS, null, -1, Integer.toString(wanted), Integer.toString(cells.count()));
        }
    }

    @Override
    long cellOffset(int cell) {
        return offset(cells.begins(cell));
    }

    @Override
    int column(int cell) {
        return cell + 1;
    }

    private void findHeader(HeaderRow row) {
        HeaderRow.Found found = row.find(cells, raw());
        if (found == null) {
            return;
        }
        List<String> missing = row.missing(found);
        if (!missing.isEmpty()) {
            fault(Code.FORMATS_NO_HEADER, List.of(String.join(", ", missing)));
        }
        headerText = raw();
        envelope.titles(row.head());
        splitter = found.splitter();
        width = found.columns().count();
        tags = tags(found.columns());
    }

    private TagFinder tags(Columns columns) {
        return new TagFinder(layout.records().stream()
                .map(record -> new RecordReader(record, layout.dayCut(), columns))
                .toList());
    }
}
