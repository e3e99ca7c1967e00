package io.tillbridge.bench;

import java.util.ArrayList;
import java.util.List;

/** A figure that {@code --check} insists on. */
record Bound(String name, double measured, String relation, double limit, boolean met) {

    private static final double RATIO = 0.4;
    private static final double GROWTH = 0.77;
    private static final double SCAN_MILLIS = 50;
    private static final int CONCURRENT = 8;

    /** The bounds that apply to what was measured; one client alone is bound by latency and not judged. */
    static List<Bound> judge(List<Figure> figures, List<Growth> growths) {
        List<Bound> bounds = new ArrayList<>();
        for (var figure : figures) {
            var ratio = figure.ratio();
            var settled =
                    figure.path().equals(Figure.SETTLED) && figure.database().equals("postgres");
            var handover = figure.path().equals(Figure.HANDOVER);
            if (ratio != null && figure.clients() >= CONCURRENT && (settled || handover)) {
                bounds.add(atLeast(name(figure) + " / floor", ratio, RATIO));
            }
            var p99 = figure.p99Millis();
            if (p99 != null && figure.path().equals(Figure.SCAN_IN_BURST)) {
                bounds.add(below(name(figure) + " p99 ms", p99, SCAN_MILLIS));
            }
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
