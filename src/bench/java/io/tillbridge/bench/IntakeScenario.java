package io.tillbridge.bench;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Pushes until acknowledged, and on until settled, beside durable broker sends and one order per transaction. */
final class IntakeScenario {

    private static final int HOT_CLIENTS = 32;

    private final Site site;

    IntakeScenario(Site site) {
        this.site = site;
    }

    /** Orders spread over all articles. */
    void spread() throws Exception {
        for (int clients : site.options().clients()) {
            measure(clients, site.skus(), Figure.ACKNOWLEDGED, Figure.SETTLED);
        }
    }

    /** Every order wants the same article: its stock row is the queue. */
    void hot() throws Exception {
        measure(HOT_CLIENTS, site.skus().subList(0, 1), Figure.HOT_ACKNOWLEDGED, Figure.HOT_SETTLED);
    }

    private void measure(int clients, List<String> skus, String acknowledgedPath, String settledPath) throws Exception {
        var count = site.options().share(site.options().orders(), clients);
        var message = message(skus);
        List<Round> acknowledged = new ArrayList<>();
        List<Round> settled = new ArrayList<>();
        List<Round> sends = new ArrayList<>();
        List<Round> transactions = new ArrayList<>();
        for (var i = 0; i <= site.options().rounds(); i++) {
            var burst = new Burst(site, count, skus);
            site.server().awaitQuiet();
            acknowledged.add(burst.push(clients));
            settled.add(acknowledged.get(i).until(burst.awaitSettled()));
            site.progress(settledPath, clients, settled.get(i));
            site.server().awaitQuiet();
            transactions.add(site.database().orders(clients, count, skus));
            sends.add(site.broker().sends(clients, count, message));
        }
        site.report().add(Figure.against(site, acknowledgedPath, clients, Round.warm(acknowledged), Round.warm(sends)));
        site.report().add(Figure.against(site, settledPath, clients, Round.warm(settled), Round.warm(transactions)));
    }

    static byte[] message(List<String> skus) {
        return Pushes.event("B00000000-0", skus.get(0), Clock.systemUTC().instant());
    }
}
