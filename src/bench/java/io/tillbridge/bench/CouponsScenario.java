package io.tillbridge.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Makes many coupons with new codes in one batch: from the call until the last one is made, and the memory it then holds. */
final class CouponsScenario {

    private static final int LOOK_MILLIS = 500;

    private final Options options;
    private final Engine engine;
    private final Path work;
    private final Path data;
    private final Report report;

    CouponsScenario(Options options, Engine engine, Path work, Path data, Report report) {
        this.options = options;
        this.engine = engine;
        this.work = work;
        this.data = data;
        this.report = report;
    }

    void run() throws IOException, InterruptedException {
        var launch = Layout.JAR.launch(options, work, data, engine.serverArguments());
        try (var server = Server.start(launch, data, engine.serverArguments());
                var api = new Api(server.port())) {
            var began = System.nanoTime();
            var batch = api.beginCoupons(options.coupons());
            var made = api.couponsMade(batch);
            while (made < options.coupons()) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                made = api.couponsMade(batch);
            }
            var seconds = (System.nanoTime() - began) / 1e9;
            report.add(Figure.alone(engine.name(), Figure.COUPONS_MADE, made / seconds));
            System.err.printf(
                    "%-9s %,d coupons made in %.1f s, %.0f MiB resident%n",
                    engine.name(), made, seconds, server.residentMib());
            api.assertBooksBalance();
        }
    }
}
