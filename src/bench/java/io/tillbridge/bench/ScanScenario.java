package io.tillbridge.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import org.HdrHistogram.Histogram;

/** What clerks feel: ten counters with ten scans a second each, first at rest, then while a burst of orders comes in. */
final class ScanScenario {

    private static final int PICKUPS = 50;
    private static final int COUNTERS = 10;
    private static final int SCANS_AT_REST = 30;
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Site site;

    ScanScenario(Site site) {
        this.site = site;
    }

    void run() throws Exception {
        var scans = HandoverScenario.readyPickups(site, PICKUPS).stream()
                .map(Api.ReadyPickup::scan)
                .toList();
        site.server().awaitQuiet();
        List<Round> atRest = new ArrayList<>();
        List<Round> inBursts = new ArrayList<>();
        var pusher = Executors.newSingleThreadExecutor();
        try {
            for (var i = 0; i <= site.options().rounds(); i++) {
                atRest.add(scanWhile(scans, count -> count < SCANS_AT_REST));
                inBursts.add(inBurst(scans, pusher));
                site.progress(Figure.SCAN_IN_BURST, COUNTERS, inBursts.get(i));
                site.server().awaitQuiet();
            }
        } finally {
            pusher.shutdownNow();
        }
        site.report().add(Figure.alone(site, Figure.SCAN_AT_REST, COUNTERS, Round.merged(Round.warm(atRest))));
        site.report().add(Figure.alone(site, Figure.SCAN_IN_BURST, COUNTERS, Round.merged(Round.warm(inBursts))));
    }

    /** Scans while a burst of orders comes in, until all of them are settled. */
    Round inBurst(List<byte[]> scans, ExecutorService pusher) throws Exception {
        var burst = new Burst(site, site.options().orders(), site.skus());
        return beside(scans, pusher, () -> {
            burst.push(site.options().mostClients());
            return burst.awaitSettled();
        });
    }

    /** Scans for as long as other work takes. */
    Round beside(List<byte[]> scans, ExecutorService worker, Callable<?> work) throws Exception {
        var done = worker.submit(work);
        var round = scanWhile(scans, count -> !done.isDone());
        done.get();
        return round;
    }

    /** Every counter scans until it is told to stop. */
    private Round scanWhile(List<byte[]> scans, IntPredicate goesOn) throws Exception {
        var counters = Executors.newFixedThreadPool(COUNTERS);
        try {
            var began = System.nanoTime();
            List<Future<Histogram>> running = new ArrayList<>();
            for (var i = 0; i < COUNTERS; i++) {
                var first = began + i * PERIOD_NANOS / COUNTERS;
                running.add(counters.submit(() -> counter(scans, first, goesOn)));
            }
            var latencies = Load.latencies();
            for (var counter : running) {
                latencies.add(counter.get());
            }
            return new Round((int) latencies.getTotalCount(), began, System.nanoTime(), latencies);
        } finally {
            counters.shutdownNow();
        }
    }

    /** Scans are due by the clock, not by the last answer: one that waits for its turn counts the wait. */
    private Histogram counter(List<byte[]> scans, long first, IntPredicate goesOn) throws Exception {
        var latencies = Load.latencies();
        var count = 0;
        try (var wire = new Wire(site.server().port())) {
            while (goesOn.test(count)) {
                var due = first + count * PERIOD_NANOS;
                var early = due - System.nanoTime();
                if (early > 0) {
                    TimeUnit.NANOSECONDS.sleep(early);
                }
                Api.expect(200, wire.send(scans.get(count % scans.size())));
                latencies.recordValue(System.nanoTime() - due);
                count++;
            }
        }
        return latencies;
    }
}
