package io.tillbridge.reports;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds, again and again, what closed days have become since, for as long as somebody may still tell something of them. */
@Component
class DayCorrections {

    private static final Logger log = LoggerFactory.getLogger(DayCorrections.class);

    private final DayBook book;
    private final ReportCatalogue catalogue;
    private final ReportRows rows;
    private final Clock clock;

    DayCorrections(DayBook book, ReportCatalogue catalogue, ReportRows rows, Clock clock) {
        this.book = book;
        this.catalogue = catalogue;
        this.rows = rows;
        this.clock = clock;
    }

    /** Looks whether a closed day has become another one since, and writes down by how much. */
    @Transactional
    void correct(StoreDay day) {
        book.hold(day.store(), day.date())
                .filter(standing -> standing.state() == ReportData.State.CLOSED)
                .ifPresent(standing -> catalogue.about(day).forEach(report -> correct(report, day, standing)));
    }

    private void correct(ReportDefinition report, StoreDay day, DayBook.Standing standing) {
        Optional<DayBook.Frozen> frozen = book.frozen(report.id(), day.store(), day.date());
        if (frozen.isEmpty()) {
            return;
        }
        Map<Figure, Long> known = figures(report, frozen.get().rows());
        book.corrections(report.id(), day.store(), day.date(), standing.revision())
                .forEach(one -> known.merge(new Figure(one.row(), one.figure()), one.difference(), Long::sum));
        Map<Figure, Long> live;
        try {
            live = figures(report, rows.of(report, day));
        } catch (ReportRejected wrong) {
            log.warn("Nothing can be said of {} for {}: {}", report.id(), day.store(), wrong.getMessage());
            return;
        }
        Set<Figure> all = new HashSet<>(known.keySet());
        all.addAll(live.keySet());
        Instant now = clock.instant();
        all.stream()
                .sorted(Comparator.comparing(Figure::row).thenComparing(Figure::column))
                .forEach(figure -> {
                    long difference = live.getOrDefault(figure, 0L) - known.getOrDefault(figure, 0L);
                    if (difference != 0) {
                        book.correct(
                                report.id(),
                                standing,
                                new ReportData.Correction(figure.row(), figure.column(), difference, now));
                    }
                });
    }

    /** Which row and column a number stands in. */
    private record Figure(String row, String column) {}

    private static Map<Figure, Long> figures(ReportDefinition report, List<Map<String, @Nullable Object>> rows) {
        Map<Figure, Long> figures = new HashMap<>();
        for (Map<String, @Nullable Object> row : rows) {
            String key = ReportRows.key(report, row);
            for (ReportColumn column : report.columns()) {
                if (column.type().isNumber() && row.get(column.key()) instanceof Long number) {
                    figures.merge(new Figure(key, column.key()), number, Long::sum);
                }
            }
        }
        return figures;
    }
}
