package io.tillbridge.reports;

import java.util.Map;

/**
 * A column of a report.
 *
 * @param key as the query names it, in lower case
 * @param labels by language, {@code zh} and {@code en}
 * @param summed whether the report has a total of it
 */
record ReportColumn(String key, Type type, Map<String, String> labels, boolean summed) {

    /** What a column's values are. */
    enum Type {
        TEXT,
        /** A code that the report's labels have words for. */
        CODE,
        COUNT,
        /** Fen; shown in yuan. */
        MONEY,
        MINUTES,
        DATE;

        boolean isNumber() {
            return this == COUNT || this == MONEY || this == MINUTES;
        }
    }

    String label(String language) {
        return labels.getOrDefault(language, key);
    }
}
