package io.tillbridge.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One report about one day: what page, PDF, XLSX and JSON all show.
 *
 * @param store absent for the whole company
 * @param state OPEN, CLOSED or REOPENED
 * @param frozenAt when its figures were frozen; absent while the day is open
 * @param rows values by column key: text, or whole numbers
 * @param totals of the columns that are summed
 * @param corrections what became known after the figures were frozen
 */
record ReportData(
        String report,
        @Nullable String store,
        LocalDate date,
        State state,
        @Nullable Instant frozenAt,
        List<Map<String, @Nullable Object>> rows,
        Map<String, Long> totals,
        List<Correction> corrections) {

    /** Where the day stands. */
    enum State {
        OPEN,
        CLOSED,
        REOPENED
    }

    /**
     * A figure that is not any more what it was when the day was closed.
     *
     * @param row what the row is called; empty for a total
     * @param difference to be added to the frozen figure
     */
    record Correction(String row, String figure, long difference, Instant foundAt) {}
}
