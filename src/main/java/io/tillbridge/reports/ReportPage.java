package io.tillbridge.reports;

import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.web.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The managers' page: one report of one day as a table, with the same figures to take along as PDF and XLSX. */
@Controller
class ReportPage {

    private static final String FIRST = "store-day";
    private static final int MOST_SHOWN = 500;

    private final ReportDesk desk;
    private final ReportCatalogue catalogue;
    private final StoreDays days;
    private final Texts texts;

    ReportPage(ReportDesk desk, ReportCatalogue catalogue, StoreDays days, Texts texts) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.days = days;
        this.texts = texts;
    }

    /** A cell: what it says, and where it is a figure of the chart how long its bar is. */
    record Cell(String text, boolean number, @Nullable Long bar, long longest) {}

    /** A report that can be chosen. */
    record Choice(String id, String title, boolean chosen) {}

    @GetMapping("/reports")
    String show(
            @RequestParam(defaultValue = FIRST) String report,
            @RequestParam(required = false) @Nullable String store,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable String lang,
            Locale browser,
            Caller caller,
            Model model) {
        String language = (lang == null ? browser.getLanguage() : lang).startsWith("en") ? "en" : "zh";
        List<String> stores = caller.store() == null
                ? days.all().stream().map(StoreDays.Rule::store).toList()
                : List.of(caller.store().code());
        String where = store == null || store.isBlank() ? stores.get(0) : store;
        model.addAttribute("english", language.equals("en"));
        model.addAttribute("stores", stores);
        model.addAttribute("store", where);
        model.addAttribute("choices", choices(report, language, caller));
        try {
            ReportDefinition definition = desk.definition(report);
            String about = ReportController.where(definition, where, caller);
            LocalDate day = date == null ? desk.today(about) : date;
            model.addAttribute("date", day);
            show(definition, desk.data(report, about, day), language, model);
        } catch (BusinessRuleViolation no) {
            model.addAttribute("no", texts.sentence(no.code(), no.facts()) + " " + texts.next(no.code(), no.facts()));
            model.addAttribute("date", Objects.requireNonNullElseGet(date, () -> desk.today(null)));
        }
        return "reports";
    }

    private List<Choice> choices(String chosen, String language, Caller caller) {
        return catalogue.all().stream()
                .filter(each -> caller.store() == null || each.scope() == ReportDefinition.Scope.STORE)
                .map(each ->
                        new Choice(each.id(), each.title(language), each.id().equals(chosen)))
                .toList();
    }

    private void show(ReportDefinition report, ReportData data, String language, Model model) {
        ReportTexts words = desk.texts(report, data, language);
        model.addAttribute("title", words.title());
        model.addAttribute("subtitle", words.subtitle(data));
        model.addAttribute(
                "columns",
                report.columns().stream()
                        .map(column ->
                                new Cell(words.column(column), column.type().isNumber(), null, 0))
                        .toList());
        ReportDefinition.Chart chart = report.chart();
        long longest = chart == null ? 0 : longest(data, report.column(chart.figure()));
        model.addAttribute(
                "rows",
                data.rows().stream()
                        .limit(MOST_SHOWN)
                        .map(row -> cells(report, row, words, longest))
                        .toList());
        model.addAttribute("unshown", Math.max(0, data.rows().size() - MOST_SHOWN));
        model.addAttribute("totals", data.totals().isEmpty() ? List.of() : totals(report, data, words));
        model.addAttribute("corrections", words.corrections(data));
        String query =
                "?date=" + data.date() + "&lang=" + language + (data.store() == null ? "" : "&store=" + data.store());
        model.addAttribute("file", "/api/v1/reports/" + report.id() + query);
    }

    private static List<Cell> cells(
            ReportDefinition report, Map<String, @Nullable Object> row, ReportTexts words, long longest) {
        List<Cell> cells = new ArrayList<>();
        for (ReportColumn column : report.columns()) {
            Object value = row.get(column.key());
            boolean drawn = report.chart() != null && report.chart().figure().equals(column.key());
            cells.add(new Cell(
                    words.shown(column, value),
                    column.type().isNumber(),
                    drawn && value instanceof Long number ? Math.max(0, number) : null,
                    drawn ? longest : 0));
        }
        return cells;
    }

    private static long longest(ReportData data, ReportColumn column) {
        return data.rows().stream()
                .map(row -> row.get(column.key()))
                .mapToLong(value -> value instanceof Long number ? number : 0)
                .max()
                .orElse(0);
    }

    private static List<Cell> totals(ReportDefinition report, ReportData data, ReportTexts words) {
        List<Cell> cells = new ArrayList<>();
        for (ReportColumn column : report.columns()) {
            Long total = data.totals().get(column.key());
            String text = cells.isEmpty() ? words.total() : words.shown(column, total);
            cells.add(new Cell(text, column.type().isNumber(), null, 0));
        }
        return cells;
    }
}
