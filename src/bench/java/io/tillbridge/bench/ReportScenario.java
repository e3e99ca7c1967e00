package io.tillbridge.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What managers ask for, from the tables of a company with a long past: each report's PDF beside plain JasperReports, the PDFs of
 * all stores, reports of many rows, and what counters feel of it.
 */
final class ReportScenario {

    private static final List<String> REPORTS = List.of(
            "store-day",
            "pickup-service",
            "live-funnel",
            "guide-statement",
            "coupons",
            "points",
            "exceptions",
            "members",
            "company");
    private static final List<String> OF_STORES = REPORTS.subList(0, 5);
    private static final LocalDate LAST = LocalDate.of(2026, 10, 31);
    private static final int GENERATING_SECONDS = 3_600;
    private static final int ORDERS = 48;
    private static final int RECEIPTS = 20;
    private static final int EACH = 30;
    private static final int PEOPLE = 2;
    private static final int PICKUPS = 50;
    private static final int COUNTERS = 10;
    private static final int PLENTY = 1_000_000;

    private final Options options;
    private final Engine engine;
    private final Path work;
    private final Path data;
    private final Report report;

    ReportScenario(Options options, Engine engine, Path work, Path data, Report report) {
        this.options = options;
        this.engine = engine;
        this.work = work;
        this.data = data;
        this.report = report;
    }

    void run() throws Exception {
        List<String> arguments = new ArrayList<>(engine.serverArguments());
        arguments.addAll(List.of(
                "--tillbridge.demo.past.days=" + options.days(),
                "--tillbridge.demo.past.stores=" + options.stores(),
                "--tillbridge.demo.past.orders=" + ORDERS,
                "--tillbridge.demo.past.receipts=" + RECEIPTS,
                "--tillbridge.demo.past.until=" + LAST,
                "--tillbridge.reports.folder=" + DetailReports.write(work.resolve("own-reports")),
                "--tillbridge.reports.day-end-every=12h"));
        var launch = Layout.JAR.launch(options, work, data, arguments);
        Server.start(launch, data, arguments, GENERATING_SECONDS).close();
        int lines = lines();
        System.err.printf("%-9s %,d order lines in the tables%n", engine.name(), lines);
        try (var server = Server.start(launch, data, arguments);
                var broker = new BrokerFloor(work);
                var api = new Api(server.port())) {
            List<String> skus = api.articles();
            for (var sku : skus) {
                api.countStock(sku, PLENTY);
            }
            for (var each : REPORTS) {
                one(server, lines, each);
            }
            var daily = daily(server);
            report.add(Figure.alone(engine.name(), lines, Figure.DAILY_REPORTS, PEOPLE, daily));
            System.err.printf(
                    "%-9s %d PDFs of %d stores in %.0f s%n",
                    engine.name(), daily.calls(), options.stores(), daily.calls() / daily.perSecond());
            details(server, lines);
            beside(new Site(options, engine, lines, server, skus, new JdbcFloor(engine, skus), broker, report));
            assertBooksBalance(server);
        }
    }

    /** By a connection of its own: the server has let go of the first one, which said nothing for minutes. */
    private static void assertBooksBalance(Server server) throws IOException {
        try (var api = new Api(server.port())) {
            api.assertBooksBalance();
        }
    }

    /** How many there are; the tables are tidied first, as those of a company are that has lived through its past. */
    private int lines() throws SQLException {
        try (var connection = engine.product(data);
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
            try (var row = statement.executeQuery("select count(*) from orders_line")) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private void one(Server server, int lines, String id) throws Exception {
        report.add(Figure.alone(
                engine.name(), lines, Figure.FIRST_REPORT + id, 1, Load.run(1, 1, asking(server, id, "pdf"))));
        var plain = new PlainJasper(id);
        List<Round> product = new ArrayList<>();
        List<Round> floor = new ArrayList<>();
        for (int i = 0; i <= options.rounds(); i++) {
            product.add(Load.run(1, EACH, asking(server, id, "pdf")));
            floor.add(Load.run(1, EACH, plainly(plain)));
        }
        report.add(Figure.against(engine.name(), lines, Figure.REPORT + id, 1, Round.warm(product), Round.warm(floor)));
    }

    /** Every store's reports of the last day, asked for by two people at a time. */
    private Round daily(Server server) throws Exception {
        return Load.run(PEOPLE, options.stores() * OF_STORES.size(), () -> new Load.Client() {
            private final Wire wire = new Wire(server.port());

            @Override
            public void call(int index) throws Exception {
                Api.expect(
                        200,
                        wire.send(
                                asked(OF_STORES.get(index % OF_STORES.size()), index / OF_STORES.size(), LAST, "pdf")));
            }

            @Override
            public void close() throws Exception {
                wire.close();
            }
        });
    }

    private void details(Server server, int lines) throws Exception {
        var heap = new LiveHeap(options.java(), server.pid());
        for (var id : DetailReports.IDS) {
            for (var format : DetailReports.FORMATS) {
                var round = Load.run(1, 3, asking(server, id, format));
                report.add(Figure.alone(engine.name(), lines, id + " " + format, 1, round));
                var most = heap.mostWhile(() -> Load.run(1, 1, asking(server, id, format)));
                report.add(Figure.alone(engine.name(), Figure.LIVE_HEAP + id + " " + format, most.mib()));
                System.err.printf(
                        "%-9s %s %s: %.1f s, at most %.0f MiB of heap in use, most of it%n%s%n",
                        engine.name(), id, format, round.millisAt(50) / 1000, most.mib(), most.largest());
            }
        }
    }

    /** Counters scan while reports are asked for, while a burst of orders comes in, and while both happen. */
    private void beside(Site site) throws Exception {
        new WarmUp(site).run();
        var scans = HandoverScenario.readyPickups(site, PICKUPS).stream()
                .map(Api.ReadyPickup::scan)
                .toList();
        site.server().awaitQuiet();
        var scanning = new ScanScenario(site);
        var workers = Executors.newFixedThreadPool(2);
        try {
            scans(site, Figure.SCAN_IN_REPORTS, () -> scanning.beside(scans, workers, () -> daily(site.server())));
            scans(site, Figure.SCAN_IN_BURST, () -> scanning.inBurst(scans, workers));
            scans(site, Figure.SCAN_IN_BURST_AND_REPORTS, () -> {
                var over = new AtomicBoolean();
                var manager = workers.submit(() -> managing(site.server(), over));
                var round = scanning.inBurst(scans, workers);
                over.set(true);
                manager.get();
                return round;
            });
        } finally {
            workers.shutdownNow();
        }
    }

    private void scans(Site site, String path, Callable<Round> scanning) throws Exception {
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i <= options.rounds(); i++) {
            rounds.add(scanning.call());
            site.progress(path, COUNTERS, rounds.get(i));
            site.server().awaitQuiet();
        }
        report.add(Figure.alone(site, path, COUNTERS, Round.merged(Round.warm(rounds))));
    }

    /** A manager who asks for one report after another until it is over. */
    private Integer managing(Server server, AtomicBoolean over) throws Exception {
        int asked = 0;
        try (var manager = asking(server, "store-day", "pdf").open()) {
            while (!over.get()) {
                manager.call(asked++);
            }
        }
        return asked;
    }

    /** Somebody who asks for a report of one store and day after another. */
    private Load.Clients asking(Server server, String id, String format) {
        return () -> new Load.Client() {
            private final Wire wire = new Wire(server.port());

            @Override
            public void call(int index) throws Exception {
                Api.expect(200, wire.send(asked(id, store(index), day(index), format)));
            }

            @Override
            public void close() throws Exception {
                wire.close();
            }
        };
    }

    private Load.Clients plainly(PlainJasper plain) {
        return () -> new Load.Client() {
            private final java.sql.Connection connection = engine.product(data);

            @Override
            public void call(int index) throws Exception {
                plain.pdf(connection, name(store(index)), day(index));
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    private int store(int index) {
        return index * 37 % options.stores();
    }

    private LocalDate day(int index) {
        return LAST.minusDays(index * 7L % options.days());
    }

    private static String name(int store) {
        return "S%03d".formatted(store + 1);
    }

    private static byte[] asked(String id, int store, LocalDate date, String format) {
        return Api.reportOf("/api/v1/reports/%s?store=%s&date=%s&format=%s".formatted(id, name(store), date, format));
    }
}
