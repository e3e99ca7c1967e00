package io.tillbridge.reports;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of one report in one language. */
final class ReportTexts {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final DecimalFormatSymbols ROOT = DecimalFormatSymbols.getInstance(Locale.ROOT);

    private static final int MOST_IN_MAIL = 30;

    private final ReportDefinition report;
    private final String language;
    private final ZoneId zone;

    /** @param language {@code zh} or {@code en} */
    ReportTexts(ReportDefinition report, String language, ZoneId zone) {
        this.report = report;
        this.language = language;
        this.zone = zone;
    }

    private boolean english() {
        return language.equals("en");
    }

    String title() {
        return report.title(language);
    }

    String language() {
        return language;
    }

    String column(ReportColumn column) {
        return column.label(language);
    }

    String total() {
        return english() ? "Total" : "合计";
    }

    /** A value that is no number, as people read it. */
    String text(ReportColumn column, Object value) {
        return column.type() == ReportColumn.Type.CODE ? report.word(language, value.toString()) : value.toString();
    }

    /** Any value as people read it: money in yuan, thousands apart. */
    String shown(ReportColumn column, @Nullable Object value) {
        if (value instanceof Long number) {
            return column.type() == ReportColumn.Type.MONEY
                    ? new DecimalFormat("¥#,##0.00;-¥#,##0.00", ROOT).format(BigDecimal.valueOf(number, 2))
                    : new DecimalFormat("#,##0", ROOT).format(number);
        }
        return value == null ? "" : text(column, value);
    }

    /** Which store and day, and whether the figures can still change. */
    String subtitle(ReportData data) {
        String place = data.store() == null ? english() ? "All stores" : "全部门店" : data.store();
        String standing = switch (data.state()) {
            case OPEN -> english() ? "open, figures of this moment" : "未结账，为当前数据";
            case REOPENED -> english() ? "reopened, figures of this moment" : "已重新打开，为当前数据";
            case CLOSED ->
                (english() ? "closed " : "已结账 ")
                        + (data.frozenAt() == null
                                ? ""
                                : MOMENT.format(data.frozenAt().atZone(zone)));
        };
        return place + "  " + data.date() + "  " + standing;
    }

    /** What goes before the title of a report that is sent again. */
    String corrected() {
        return english() ? "Corrected:" : "更正：";
    }

    /** The figures that matter, for who reads the mail and not the file: totals, or else the first rows. */
    String body(ReportData data) {
        List<String> lines = new ArrayList<>(List.of(title(), subtitle(data), ""));
        if (data.totals().isEmpty()) {
            data.rows().stream()
                    .limit(MOST_IN_MAIL)
                    .forEach(row -> lines.add(report.columns().stream()
                            .map(column -> shown(column, row.get(column.key())))
                            .collect(Collectors.joining("  "))));
        } else {
            data.totals()
                    .forEach((key, total) ->
                            lines.add(column(report.column(key)) + "  " + shown(report.column(key), total)));
        }
        lines.addAll(corrections(data));
        return String.join("\n", lines) + "\n";
    }

    /** A line for each correction, after one that says what they are; empty if there is none. */
    List<String> corrections(ReportData data) {
        List<String> lines = new ArrayList<>();
        if (!data.corrections().isEmpty()) {
            lines.add(english() ? "Corrections after closing" : "结账后的更正");
        }
        for (ReportData.Correction one : data.corrections()) {
            ReportColumn column = report.column(one.figure());
            String difference = column.type() == ReportColumn.Type.MONEY
                    ? BigDecimal.valueOf(one.difference(), 2).toPlainString()
                    : Long.toString(one.difference());
            lines.add(MOMENT.format(one.foundAt().atZone(zone)) + "  " + row(one.row()) + "  " + column(column) + "  "
                    + (one.difference() > 0 ? "+" : "") + difference);
        }
        return lines;
    }

    private String row(String key) {
        return report.word(language, key);
    }
}
