package io.tillbridge.reports;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report as its folder describes it.
 *
 * @param id the folder's name
 * @param scope whether it is about a store's day or about the whole company's
 * @param sql of its rows, with {@code :store}, {@code :date}, {@code :from}, {@code :until} and {@code :zone} where it needs them
 * @param words what codes are called, by language
 * @param chart a picture beside the table; absent for none
 * @param template its page as JRXML
 */
record ReportDefinition(
        String id,
        Scope scope,
        Map<String, String> titles,
        String sql,
        List<ReportColumn> columns,
        Map<String, Map<String, String>> words,
        @Nullable Chart chart,
        byte[] template) {

    /** What one report is about. */
    enum Scope {
        STORE,
        COMPANY
    }

    /** Bars of one figure, a bar for each row. */
    record Chart(String label, String figure) {}

    String title(String language) {
        return titles.getOrDefault(language, id);
    }

    /** What people call a code; the code itself where nobody has said. */
    String word(String language, String code) {
        return words.getOrDefault(language, Map.of()).getOrDefault(code, code);
    }

    ReportColumn column(String key) {
        return columns.stream()
                .filter(column -> column.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id + " has no column " + key));
    }

    /** The columns that say which row it is: all before the first number. */
    List<ReportColumn> keys() {
        return columns.stream().filter(column -> !column.type().isNumber()).toList();
    }
}
