package io.tillbridge.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Pushed orders, and the wait until each has become an order with its pieces reserved. */
final class Burst {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Site site;
    private final List<String> skus;
    private final Pushes pushes;
    private final long reservedBefore;

    Burst(Site site, int count, List<String> skus) throws IOException {
        this.site = site;
        this.skus = skus;
        try (var api = new Api(site.server().port())) {
            reservedBefore = api.reserved(skus);
        }
        pushes = Pushes.of(count, skus);
    }

    List<String> orderIds() {
        return pushes.orderIds();
    }

    Round push(int clients) throws Exception {
        return Load.run(clients, pushes.size(), site.sending(pushes.requests(), 200, 202));
    }

    /** The time at which every order was seen: the last ones by name, all of them by the pieces they reserve. */
    long awaitSettled() throws IOException, InterruptedException {
        var expected = reservedBefore + (long) pushes.size() * Pushes.PIECES_PER_ORDER;
        var patience = System.nanoTime() + PATIENCE.toNanos();
        try (var api = new Api(site.server().port())) {
            for (var orderId : pushes.orderIds().subList(Math.max(0, pushes.size() - 32), pushes.size())) {
                while (!api.knows(orderId)) {
                    pause(patience, orderId);
                }
            }
            var reserved = api.reserved(skus);
            while (reserved < expected) {
                pause(patience, reserved + " of " + expected + " pieces reserved");
                reserved = api.reserved(skus);
            }
            if (reserved > expected) {
                throw new IllegalStateException("%d pieces reserved, ordered were %d".formatted(reserved, expected));
            }
            return System.nanoTime();
        }
    }

    private static void pause(long patience, String waitingFor) throws InterruptedException {
        if (System.nanoTime() > patience) {
            throw new IllegalStateException("orders did not settle: " + waitingFor);
        }
        TimeUnit.MILLISECONDS.sleep(5);
    }
}
