package io.tillbridge.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A figure that {@code --check} insists on. */
record Bound(String name, double measured, String relation, double limit, boolean met) {

    private static final double RATIO = 0.4;
    private static final double HOT_RATIO = 0.5;
    private static final double GROWTH = 0.77;
    private static final double MILLIS = 50;
    private static final Set<String> IN_MILLIS =
            Set.of(Figure.SCAN_IN_BURST, Figure.SCAN_IN_REPORTS, Figure.SCAN_IN_BURST_AND_REPORTS, Figure.TILLS_ASK);
    private static final double REPORT_MILLIS = 2000;
    private static final double FLAT = 1.2;
    private static final int CONCURRENT = 8;

    /** The bounds that apply to what was measured; one client alone is bound by latency and not judged. */
    static List<Bound> judge(List<Figure> figures, List<Growth> growths) {
        List<Bound> bounds = new ArrayList<>();
        for (var figure : figures) {
            var ratio = figure.ratio();
            var limit = least(figure);
            if (ratio != null && limit > 0 && figure.clients() >= CONCURRENT) {
                bounds.add(atLeast(name(figure) + " / floor", ratio, limit));
            }
            var p99 = figure.p99Millis();
            if (p99 != null && IN_MILLIS.contains(figure.path())) {
                bounds.add(below(name(figure) + " p99 ms", p99, MILLIS));
            }
            if (p99 != null && figure.path().startsWith(Figure.REPORT)) {
                bounds.add(below(name(figure) + " p99 ms", p99, REPORT_MILLIS));
            }
        }
        for (var format : DetailReports.FORMATS) {
            flat(figures, format).ifPresent(bounds::add);
        }
        growths.stream()
                .filter(growth -> growth.clients() >= CONCURRENT)
                .map(growth -> atLeast(
                        "%s %s growth, %d clients".formatted(growth.database(), growth.path(), growth.clients()),
                        growth.ratio(),
                        GROWTH))
                .forEach(bounds::add);
        return bounds;
    }

    /** Ten times as many rows of a report need hardly more memory. */
    private static Optional<Bound> flat(List<Figure> figures, String format) {
        List<Double> inUse = DetailReports.IDS.stream()
                .flatMap(id ->
                        figures.stream().filter(each -> each.path().equals(Figure.LIVE_HEAP + id + " " + format)))
                .map(Figure::perSecond)
                .toList();
        return inUse.size() < 2
                ? Optional.empty()
                : Optional.of(
                        below("heap in use for 50,000 rows / for 5,000, " + format, inUse.get(1) / inUse.get(0), FLAT));
    }

    /** The least ratio to the floor; 0 where none is insisted on. */
    private static double least(Figure figure) {
        boolean postgres = figure.database().equals("postgres");
        return switch (figure.path()) {
            case Figure.HANDOVER -> RATIO;
            case Figure.SETTLED -> postgres ? RATIO : 0;
            case Figure.HOT_SETTLED -> postgres ? HOT_RATIO : 0;
            case Figure.POINTS, Figure.COUPONS_USED -> postgres ? RATIO : 0;
            default -> 0;
        };
    }

    private static String name(Figure figure) {
        return "%s %s, %d clients, %,d orders before"
                .formatted(figure.database(), figure.path(), figure.clients(), figure.history());
    }

    private static Bound atLeast(String name, double measured, double limit) {
        return new Bound(name, measured, ">=", limit, measured >= limit);
    }

    private static Bound below(String name, double measured, double limit) {
        return new Bound(name, measured, "<", limit, measured < limit);
    }
}
