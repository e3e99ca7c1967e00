package io.tillbridge.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The figures of one run, as JSON for machines and as a short table for people. */
final class Report {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Machine machine;
    private final Map<String, String> databases = new TreeMap<>();
    private final List<StartupScenario.Startup> startups = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();

    Report(Machine machine) {
        this.machine = machine;
    }

    void database(String name, String version) {
        databases.put(name, version);
    }

    void add(StartupScenario.Startup startup) {
        startups.add(startup);
    }

    void add(Figure figure) {
        figures.add(figure);
    }

    List<Bound> bounds() {
        return Bound.judge(figures, Growth.of(figures));
    }

    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve(machine.takenAt().replace(":", "") + ".json");
        JSON.writeValue(
                file.toFile(), new Written(machine, databases, startups, figures, Growth.of(figures), bounds()));
        return file;
    }

    String markdown() {
        var text = new StringBuilder("%n%s, %d cores, load %.1f before, server on %s%n"
                .formatted(machine.takenAt(), machine.cores(), machine.loadBefore(), machine.serverJava()));
        if (!startups.isEmpty()) {
            text.append("%n| database | started as | start s | RSS MiB | RSS MiB at rest |%n|---|---|--:|--:|--:|%n"
                    .formatted());
            startups.forEach(startup -> text.append("| %s | %s | %.1f | %.0f | %.0f |%n"
                    .formatted(
                            startup.database(),
                            startup.layout(),
                            startup.seconds(),
                            startup.residentMib(),
                            startup.residentMibAtRest())));
        }
        if (!figures.isEmpty()) {
            text.append(
                    "%n| database | orders before | path | clients | per s | p50 ms | p99 ms | floor per s | floor p99 ms | ratio |%n|---|--:|---|--:|--:|--:|--:|--:|--:|--:|%n"
                            .formatted());
            figures.forEach(figure -> text.append("| %s | %,d | %s | %d | %,.0f | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            figure.database(),
                            figure.history(),
                            figure.path(),
                            figure.clients(),
                            figure.perSecond(),
                            orDash("%.1f", figure.p50Millis()),
                            orDash("%.1f", figure.p99Millis()),
                            orDash("%,.0f", figure.floorPerSecond()),
                            orDash("%.1f", figure.floorP99Millis()),
                            orDash("%.2f", figure.ratio()))));
        }
        bounds().stream()
                .filter(bound -> !bound.met())
                .forEach(bound -> text.append("%nMissed: %s is %.2f, bound %s %.2f"
                        .formatted(bound.name(), bound.measured(), bound.relation(), bound.limit())));
        return text.toString();
    }

    private static String orDash(String format, @Nullable Double figure) {
        return figure == null ? "-" : format.formatted(figure);
    }

    private record Written(
            Machine machine,
            Map<String, String> databases,
            List<StartupScenario.Startup> startups,
            List<Figure> figures,
            List<Growth> growth,
            List<Bound> bounds) {}
}
