package io.tillbridge.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** Goods over the counter, beside the same writes by hand. */
final class HandoverScenario {

    private final Site site;

    HandoverScenario(Site site) {
        this.site = site;
    }

    void run() throws Exception {
        for (int clients : site.options().clients()) {
            var count = site.options().share(site.options().handovers(), clients);
            List<Round> product = new ArrayList<>();
            List<Round> floor = new ArrayList<>();
            for (var i = 0; i <= site.options().rounds(); i++) {
                var requests = readyPickups(site, count).stream()
                        .map(Api.ReadyPickup::handover)
                        .toList();
                site.server().awaitQuiet();
                product.add(Load.run(clients, count, site.sending(requests, 201, 201)));
                site.progress(Figure.HANDOVER, clients, product.get(i));
                site.server().awaitQuiet();
                floor.add(site.database().handovers(clients, count));
            }
            site.report().add(Figure.against(site, Figure.HANDOVER, clients, Round.warm(product), Round.warm(floor)));
        }
    }

    /** Orders that were pushed, settled, announced to their shoppers and made ready: all before any clock starts. */
    static List<Api.ReadyPickup> readyPickups(Site site, int count) throws Exception {
        var burst = new Burst(site, count, site.skus());
        burst.push(Math.min(16, count));
        burst.awaitSettled();
        var ready = new AtomicReferenceArray<Api.ReadyPickup>(count);
        Load.prepare(count, () -> new Load.Client() {
            private final Api api = new Api(site.server().port());

            @Override
            public void call(int index) throws Exception {
                ready.set(index, api.makeReady(burst.orderIds().get(index)));
            }

            @Override
            public void close() throws Exception {
                api.close();
            }
        });
        return IntStream.range(0, count).mapToObj(ready::get).toList();
    }
}
