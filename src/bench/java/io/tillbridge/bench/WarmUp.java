package io.tillbridge.bench;

import java.time.Duration;

/**
 * Lets server, floors and driver compile their hot paths before anything counts. A server has thousands of warm methods
 * and shares two cores with its own compiler, so this takes a minute and more; few clients leave the compiler its share.
 */
final class WarmUp {

    private static final int CLIENTS = 3;

    private final Site site;

    WarmUp(Site site) {
        this.site = site;
    }

    void run() throws Exception {
        var options = site.options();
        var end = System.nanoTime() + Duration.ofSeconds(options.warmUp()).toNanos();
        do {
            var pickups = HandoverScenario.readyPickups(site, options.handovers());
            var scans = pickups.stream().map(Api.ReadyPickup::scan).toList();
            Load.run(CLIENTS, scans.size(), site.sending(scans, 200, 200));
            var handovers = pickups.stream().map(Api.ReadyPickup::handover).toList();
            Load.run(CLIENTS, handovers.size(), site.sending(handovers, 201, 201));
        } while (System.nanoTime() < end);
        site.server().awaitQuiet();
        var message = IntakeScenario.message(site.skus());
        site.database().orders(options.mostClients(), options.orders(), site.skus());
        site.database().handovers(options.mostClients(), options.orders());
        site.broker().sends(options.mostClients(), options.orders(), message);
    }
}
