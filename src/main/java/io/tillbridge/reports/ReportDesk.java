package io.tillbridge.reports;

import io.tillbridge.shared.CountersFirst;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the one set of figures that page, PDF, XLSX and JSON all show. */
@Component
class ReportDesk {

    private final ReportCatalogue catalogue;
    private final DayEnd dayEnd;
    private final DayBook book;
    private final ReportRows rows;
    private final CountersFirst counters;

    ReportDesk(ReportCatalogue catalogue, DayEnd dayEnd, DayBook book, ReportRows rows, CountersFirst counters) {
        this.catalogue = catalogue;
        this.dayEnd = dayEnd;
        this.book = book;
        this.rows = rows;
        this.counters = counters;
    }

    ReportDefinition definition(String report) {
        return catalogue.find(report).orElseThrow(() -> ReportRejected.unknown(report));
    }

    /**
     * A report about a store's or the company's day: frozen figures if the day is closed, else those of this moment.
     *
     * @param store absent for a report about the company
     * @throws ReportRejected if there is no such report or store, or the day has not begun
     */
    @Transactional(readOnly = true)
    ReportData data(String report, @Nullable String store, LocalDate date) {
        ReportDefinition definition = definition(report);
        boolean ofStore = definition.scope() == ReportDefinition.Scope.STORE;
        if (ofStore && store == null) {
            throw ReportRejected.storeNeeded(report);
        }
        StoreDays.Rule rule = dayEnd.rule(ofStore && store != null ? store : StoreDay.COMPANY);
        if (date.isAfter(dayEnd.today(rule))) {
            throw ReportRejected.future(date);
        }
        StoreDay day = rule.day(date);
        Optional<DayBook.Standing> standing = book.find(day.store(), date);
        return standing.filter(closed -> closed.state() == ReportData.State.CLOSED)
                .flatMap(closed -> frozen(definition, day, closed))
                .orElseGet(() -> live(
                        definition, day, standing.map(DayBook.Standing::state).orElse(ReportData.State.OPEN)));
    }

    /** The words for a report, with times by the clock of the store it is about. */
    ReportTexts texts(ReportDefinition report, ReportData data, String language) {
        StoreDays.Rule rule = dayEnd.rule(data.store() == null ? StoreDay.COMPANY : data.store());
        return new ReportTexts(report, language.startsWith("en") ? "en" : "zh", rule.zone());
    }

    /** The date of the business day that is going on at a store, or at the company. */
    LocalDate today(@Nullable String store) {
        return dayEnd.today(dayEnd.rule(store == null ? StoreDay.COMPANY : store));
    }

    private Optional<ReportData> frozen(ReportDefinition definition, StoreDay day, DayBook.Standing closed) {
        return book.frozen(definition.id(), day.store(), day.date())
                .map(frozen -> new ReportData(
                        definition.id(),
                        shown(day),
                        day.date(),
                        ReportData.State.CLOSED,
                        frozen.at(),
                        frozen.rows(),
                        ReportRows.totals(definition, frozen.rows()),
                        book.corrections(definition.id(), day.store(), day.date(), closed.revision())));
    }

    private ReportData live(ReportDefinition definition, StoreDay day, ReportData.State state) {
        List<Map<String, @Nullable Object>> found;
        try (var turn = counters.turn(CountersFirst.Work.WORKING_OFF)) {
            found = rows.of(definition, day);
        }
        return new ReportData(
                definition.id(),
                shown(day),
                day.date(),
                state,
                null,
                found,
                ReportRows.totals(definition, found),
                List.of());
    }

    private static @Nullable String shown(StoreDay day) {
        return day.ofCompany() ? null : day.store();
    }
}
