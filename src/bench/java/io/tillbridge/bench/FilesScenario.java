package io.tillbridge.bench;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.tillbridge.formats.FormatReader;
import io.tillbridge.formats.Layouts;
import io.tillbridge.formats.Receiver;
import io.tillbridge.formats.Reject;
import io.tillbridge.formats.Summary;
import io.tillbridge.formats.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Files of tills. Parsing, in this process and one thread, beside reading the lines alone and beside Jackson CSV; then the
 * packaged server from the moment a file lies in its folder: read and staged, and booked beside plain JDBC that writes the
 * same rows.
 */
final class FilesScenario {

    private static final double MIB = 1024 * 1024;
    private static final int ARTICLES = 30;
    private static final long PATIENCE_SECONDS = 3600;
    private static final io.tillbridge.formats.Layout LIST = new Layouts().get("cn-sales-detail");

    private final Options options;
    private final Engine engine;
    private final Path work;
    private final Path data;
    private final Report report;

    FilesScenario(Options options, Engine engine, Path work, Path data, Report report) {
        this.options = options;
        this.engine = engine;
        this.work = work;
        this.data = data;
        this.report = report;
    }

    void run() throws Exception {
        Path parsed = work.resolve("parsed.csv");
        SalesFile.write(parsed, "2026-11-21", options.fileRows(), ARTICLES);
        parse(parsed);
        book(parsed);
        Files.delete(parsed);
    }

    private interface Reading {
        void read(Path file) throws IOException;
    }

    private void parse(Path file) throws IOException {
        var lines = megabytesPerSecond(file, FilesScenario::lines);
        report.add(figure("file parsed, MiB", megabytesPerSecond(file, FilesScenario::product), lines));
        report.add(figure("file parsed by Jackson CSV, MiB", megabytesPerSecond(file, FilesScenario::jackson), lines));
    }

    /** The median of the rounds, after one that only warms up. */
    private double megabytesPerSecond(Path file, Reading reading) throws IOException {
        List<Double> rounds = new ArrayList<>();
        for (int round = 0; round <= options.rounds(); round++) {
            long began = System.nanoTime();
            reading.read(file);
            double seconds = (System.nanoTime() - began) / 1e9;
            if (round > 0) {
                rounds.add(Files.size(file) / MIB / seconds);
            }
        }
        return Round.median(rounds);
    }

    private static void lines(Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long lines = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '\n') {
                        lines++;
                    }
                }
            }
        }
        must(lines > 0, "no lines");
    }

    private static void product(Path file) throws IOException {
        var counted = new Counted();
        try (InputStream in = Files.newInputStream(file)) {
            Summary summary = new FormatReader().read(LIST, in, "bench.csv", counted);
            must(summary.sound() && summary.units() == counted.units && counted.units > 0, summary.toString());
        }
    }

    private static void jackson(Path file) throws IOException {
        long rows = 0;
        try (var in = new InputStreamReader(Files.newInputStream(file), SalesFile.GB18030);
                var cells = new CsvMapper()
                        .readerFor(String[].class)
                        .with(CsvParser.Feature.WRAP_AS_ARRAY)
                        .<String[]>readValues(in)) {
            while (cells.hasNext()) {
                rows += cells.next().length > 10 ? 1 : 0;
            }
        }
        must(rows > 0, "no rows");
    }

    private static final class Counted implements Receiver {

        private long units;

        @Override
        public void unit(Unit unit) {
            units++;
        }

        @Override
        public void reject(Reject reject) {
            throw new IllegalStateException(reject.toString());
        }
    }

    private void book(Path large) throws Exception {
        Path drop = Files.createDirectories(data.resolve("bench-drop"));
        Files.createDirectories(data.resolve("links"));
        Files.writeString(data.resolve("links").resolve("bench-sales.yaml"), """
                link: bench-sales
                direction: in
                kind: sales
                layout: cn-sales-detail
                state: LIVE
                transport:
                  kind: folder
                  directory: ../bench-drop
                  include: "*.csv"
                  done-file: .ok
                  poll: 200ms
                """);
        var launch = Layout.JAR.launch(options, work, data, engine.serverArguments());
        try (var server = Server.start(launch, data, engine.serverArguments());
                var api = new Api(server.port())) {
            Path warm = work.resolve("warm.csv");
            SalesFile.write(warm, "2026-11-19", options.bookedRows() / 4, ARTICLES);
            drop(warm, drop, "warm.csv");
            await(api, "warm.csv", "ARCHIVED");
            Path small = work.resolve("booked.csv");
            SalesFile.write(small, "2026-11-20", options.bookedRows(), ARTICLES);
            double floor = JdbcSales.rowsPerSecond(engine, options.bookedRows());
            long began = drop(small, drop, "booked.csv");
            long staged = await(api, "booked.csv", "STAGED");
            long booked = await(api, "booked.csv", "COMMITTED");
            await(api, "booked.csv", "ARCHIVED");
            report.add(figure("file booked, rows", options.bookedRows() / ((booked - staged) / 1e9), floor));
            report.add(figure(
                    "file booked from the folder on, rows", options.bookedRows() / ((booked - began) / 1e9), floor));
            began = drop(large, drop, "large.csv");
            staged = await(api, "large.csv", "STAGED");
            double mib = Files.size(large) / MIB;
            report.add(Figure.alone(engine.name(), "file staged, MiB", mib / ((staged - began) / 1e9)));
            report.add(Figure.alone(engine.name(), "resident MiB while it is booked", server.residentMib()));
            await(api, "large.csv", "COMMITTED");
            api.assertBooksBalance();
        }
    }

    /** Lays a file into the folder; the done file comes last. */
    private static long drop(Path file, Path folder, String name) throws IOException {
        Files.copy(file, folder.resolve(name));
        Files.createFile(folder.resolve(name + ".ok"));
        return System.nanoTime();
    }

    /** The moment from which the ledger says so, or something that comes after it. */
    private static long await(Api api, String name, String state) throws IOException, InterruptedException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        List<String> after = List.of("STAGED", "COMMITTED", "ARCHIVED");
        while (System.nanoTime() < patience) {
            String now = api.fileState("bench-sales", name);
            if (after.indexOf(now) >= after.indexOf(state)) {
                return System.nanoTime();
            }
            must(!now.equals("QUARANTINED"), name + " was set aside");
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IllegalStateException(name + " never became " + state);
    }

    private Figure figure(String path, double perSecond, double floor) {
        return new Figure(
                engine.name(),
                0,
                path,
                1,
                options.fileRows(),
                perSecond,
                null,
                null,
                floor,
                null,
                null,
                perSecond / floor);
    }

    private static void must(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
