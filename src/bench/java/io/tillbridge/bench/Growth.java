package io.tillbridge.bench;

import java.util.List;
import java.util.Set;

/** The same path with the longest history over the one with the shortest: 1.0 means that the past costs nothing. */
record Growth(String database, String path, int clients, int from, int to, double ratio, double floorRatio) {

    private static final Set<String> PATHS = Set.of(Figure.SETTLED, Figure.HOT_SETTLED, Figure.HANDOVER);

    static List<Growth> of(List<Figure> figures) {
        var shortest = figures.stream().mapToInt(Figure::history).min().orElse(0);
        var longest = figures.stream().mapToInt(Figure::history).max().orElse(0);
        if (shortest == longest) {
            return List.of();
        }
        return figures.stream()
                .filter(figure -> figure.history() == shortest && PATHS.contains(figure.path()))
                .flatMap(before -> figures.stream()
                        .filter(after -> after.history() == longest && samePath(before, after))
                        .map(after -> between(before, after)))
                .toList();
    }

    private static boolean samePath(Figure one, Figure other) {
        return one.database().equals(other.database())
                && one.path().equals(other.path())
                && one.clients() == other.clients();
    }

    private static Growth between(Figure before, Figure after) {
        return new Growth(
                before.database(),
                before.path(),
                before.clients(),
                before.history(),
                after.history(),
                after.perSecond() / before.perSecond(),
                floor(after) / floor(before));
    }

    private static double floor(Figure figure) {
        var floor = figure.floorPerSecond();
        return floor == null ? Double.NaN : floor;
    }
}
