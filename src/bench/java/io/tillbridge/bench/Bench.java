package io.tillbridge.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the packaged server: {@code ./mvnw -Pbench verify -DskipTests -Dbench.args="--db postgres"}. */
public final class Bench {

    private static final int PLENTY = 100_000_000;

    private final Options options;
    private final Path work;
    private final Report report;

    private Bench(Options options, Path work, Report report) {
        this.options = options;
        this.work = work;
        this.report = report;
    }

    public static void main(String... args) throws Exception {
        quiet();
        var options = Options.of(args);
        var out = Files.createDirectories(options.out().toAbsolutePath());
        var work = Files.createTempDirectory(out, "work-");
        var report = new Report(Machine.here(options));
        try {
            var bench = new Bench(options, work, report);
            for (var database : options.databases()) {
                bench.measure(database);
            }
        } finally {
            System.out.println(report.markdown());
            System.out.println("All figures: " + report.write(out));
        }
        delete(work);
        System.exit(options.check() && report.bounds().stream().anyMatch(bound -> !bound.met()) ? 1 : 0);
    }

    private void measure(String database) throws Exception {
        var here = Files.createDirectories(work.resolve(database));
        var data = here.resolve("data");
        try (var engine = Engine.open(database, here)) {
            report.database(database, engine.version());
            if (options.asks("startup")) {
                new StartupScenario(options, engine, here, data, report).run();
            }
            if (options.asks("files")) {
                new FilesScenario(options, engine, here, here.resolve("files-data"), report).run();
            }
            if (options.asks("coupons")) {
                new CouponsScenario(options, engine, here, here.resolve("coupons-data"), report).run();
            }
            if (options.asks("ledgers")) {
                new LedgerScenario(options, engine, here, here.resolve("ledgers-data"), report).run();
            }
            if (options.asks("reports") && database.equals("postgres")) {
                new ReportScenario(options, engine, here, here.resolve("reports-data"), report).run();
            }
            if (options.drives()) {
                drive(engine, here, data);
            }
        }
    }

    private void drive(Engine engine, Path here, Path data) throws Exception {
        var launch = Layout.JAR.launch(options, here, data, engine.serverArguments());
        var skus = shelve(launch, engine, data);
        var floor = new JdbcFloor(engine, skus);
        var history = new History(engine, floor);
        try (var broker = new BrokerFloor(here)) {
            for (int orders : options.histories()) {
                history.fillTo(orders, data, skus);
                try (var server = Server.start(launch, data, engine.serverArguments())) {
                    scenarios(new Site(options, engine, orders, server, skus, floor, broker, report));
                }
            }
        }
    }

    /** The first start creates the tables; every article then gets plenty of stock. */
    private List<String> shelve(List<String> launch, Engine engine, Path data) throws Exception {
        try (var server = Server.start(launch, data, engine.serverArguments());
                var api = new Api(server.port())) {
            var skus = options.skus().isEmpty() ? api.articles() : options.skus();
            for (var sku : skus) {
                api.countStock(sku, PLENTY);
            }
            return skus;
        }
    }

    private void scenarios(Site site) throws Exception {
        new WarmUp(site).run();
        var intake = new IntakeScenario(site);
        if (options.asks("intake")) {
            intake.spread();
        }
        if (options.asks("hot")) {
            intake.hot();
        }
        if (options.asks("handover")) {
            new HandoverScenario(site).run();
        }
        if (options.asks("scan")) {
            new ScanScenario(site).run();
        }
        try (var api = new Api(site.server().port())) {
            api.assertBooksBalance();
        }
    }

    /** The floors run in this process: what their libraries log must not cost them time. */
    private static void quiet() {
        var loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
        loggers.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        loggers.getLogger("org.apache.activemq.audit").setLevel(Level.OFF);
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
