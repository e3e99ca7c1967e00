package io.tillbridge.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** From the process to its first healthy answer, and the memory it then holds, for each way to start the server. */
final class StartupScenario {

    private static final int SECONDS_AT_REST = 5;

    private final Options options;
    private final Engine engine;
    private final Path work;
    private final Path data;
    private final Report report;

    StartupScenario(Options options, Engine engine, Path work, Path data, Report report) {
        this.options = options;
        this.engine = engine;
        this.work = work;
        this.data = data;
        this.report = report;
    }

    void run() throws IOException, InterruptedException {
        var delivered = Layout.JAR.launch(options, work, data, engine.serverArguments());
        report.add(Startup.of(engine.name(), "jar, empty data folder", delivered, List.of(start(delivered))));
        for (var name : options.layouts()) {
            var launch =
                    Layout.valueOf(name.toUpperCase(Locale.ROOT)).launch(options, work, data, engine.serverArguments());
            List<Start> starts = new ArrayList<>();
            for (var i = 0; i < options.rounds(); i++) {
                starts.add(start(launch));
            }
            report.add(Startup.of(engine.name(), name, launch, starts));
        }
    }

    private Start start(List<String> launch) throws IOException, InterruptedException {
        try (var server = Server.start(launch, data, engine.serverArguments())) {
            var healthy = server.residentMib();
            TimeUnit.SECONDS.sleep(SECONDS_AT_REST);
            return new Start(server.startSeconds(), healthy, server.residentMib());
        }
    }

    private record Start(double seconds, double residentMib, double residentMibAtRest) {}

    /** Medians of one way to start. */
    record Startup(
            String database,
            String layout,
            String command,
            double seconds,
            double residentMib,
            double residentMibAtRest) {

        private static Startup of(String database, String layout, List<String> launch, List<Start> starts) {
            return new Startup(
                    database,
                    layout,
                    String.join(" ", launch),
                    Round.median(starts.stream().map(Start::seconds).toList()),
                    Round.median(starts.stream().map(Start::residentMib).toList()),
                    Round.median(starts.stream().map(Start::residentMibAtRest).toList()));
        }
    }
}
