package io.tillbridge.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/** The one closed loop of all figures: so many clients share so many calls, each waits for its answer. */
final class Load {

    /** One client with everything it needs already open: a connection, prepared statements, a producer. */
    interface Client extends AutoCloseable {

        void call(int index) throws Exception;

        @Override
        default void close() throws Exception {}
    }

    /** Opens a client before the clock starts. */
    interface Clients {

        Client open() throws Exception;
    }

    private Load() {}

    static Round run(int clients, int calls, Clients factory) throws Exception {
        var threads = Executors.newFixedThreadPool(clients);
        try {
            var ready = new CountDownLatch(clients);
            var start = new CountDownLatch(1);
            var next = new AtomicInteger();
            List<Future<Histogram>> running = new ArrayList<>();
            for (var i = 0; i < clients; i++) {
                running.add(threads.submit(worker(factory, calls, next, ready, start)));
            }
            awaitAll(ready, running);
            var began = System.nanoTime();
            start.countDown();
            var latencies = latencies();
            for (var client : running) {
                latencies.add(client.get());
            }
            return new Round(calls, began, System.nanoTime(), latencies);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Works through the calls without a clock, for what must be there before a round starts. */
    static void prepare(int calls, Clients factory) throws Exception {
        run(Math.min(16, Math.max(1, calls)), calls, factory);
    }

    static Histogram latencies() {
        return new Histogram(TimeUnit.MINUTES.toNanos(10), 3);
    }

    private static Callable<Histogram> worker(
            Clients factory, int calls, AtomicInteger next, CountDownLatch ready, CountDownLatch start) {
        return () -> {
            var latencies = latencies();
            try (var client = factory.open()) {
                ready.countDown();
                start.await();
                for (var index = next.getAndIncrement(); index < calls; index = next.getAndIncrement()) {
                    var began = System.nanoTime();
                    client.call(index);
                    latencies.recordValue(System.nanoTime() - began);
                }
            }
            return latencies;
        };
    }

    /** Waits until every client is open; one that could not open would otherwise be waited for in vain. */
    private static void awaitAll(CountDownLatch ready, List<Future<Histogram>> running)
            throws InterruptedException, ExecutionException {
        while (!ready.await(100, TimeUnit.MILLISECONDS)) {
            for (var client : running) {
                if (client.isDone()) {
                    client.get();
                }
            }
        }
    }
}
