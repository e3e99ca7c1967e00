package io.tillbridge.formats;

import io.tillbridge.formats.Reject.Code;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads dates and moments. Neighbouring rows mostly have the same day, which is then not read again. */
final class WhenReader extends FieldReader {

    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

    private final List<WhenPattern> patterns;
    private final LocalDate earliest;
    private final int dayField;
    private final @Nullable LocalTime dayCut;

    private char[] lastText = {};
    private @Nullable LocalDate lastDate;

    /** @param dayCut a time before it belongs to the day after the business day; null where the date is the calendar's */
    WhenReader(FieldLayout layout, At at, @Nullable LocalTime dayCut) {
        super(layout, at.cell());
        this.patterns = layout.dates().stream().map(WhenPattern::new).toList();
        this.earliest = layout.earliest() == null ? FieldLayout.EARLIEST : layout.earliest();
        this.dayField = at.day();
        this.dayCut = dayCut;
    }

    @Override
    @Nullable
    Object value(Cells cells, Fields row, Problem problem) {
        Object when = layout.type() == FieldType.DATE ? date(cells) : moment(cells, row);
        return when == null ? problem.is(Code.FORMATS_DATE, layout.name(), cell, cells.string(cell)) : when;
    }

    private @Nullable LocalDate date(Cells cells) {
        char[] text = cells.text();
        int from = cells.from(cell);
        int to = cells.to(cell);
        if (lastDate != null && Arrays.equals(lastText, 0, lastText.length, text, from, to)) {
            return lastDate;
        }
        for (WhenPattern pattern : patterns) {
            LocalDate date = pattern.date(text, from, to);
            if (date != null && isPlausible(date)) {
                lastText = Arrays.copyOfRange(text, from, to);
                lastDate = date;
                return date;
            }
        }
        return null;
    }

    private @Nullable LocalDateTime moment(Cells cells, Fields row) {
        LocalDate day = dayField < 0 ? null : (LocalDate) row.get(dayField);
        for (WhenPattern pattern : patterns) {
            LocalDateTime moment = pattern.moment(cells.text(), cells.from(cell), cells.to(cell), day);
            if (moment != null && isPlausible(moment.toLocalDate())) {
                return isNextDay(pattern, moment, day) ? moment.plusDays(1) : moment;
            }
        }
        return null;
    }

    private boolean isNextDay(WhenPattern pattern, LocalDateTime moment, @Nullable LocalDate day) {
        return dayCut != null
                && !pattern.hasDate()
                && moment.toLocalDate().equals(day)
                && moment.toLocalTime().isBefore(dayCut);
    }

    private boolean isPlausible(LocalDate date) {
        return !date.isBefore(earliest) && date.isBefore(LATEST);
    }
}
