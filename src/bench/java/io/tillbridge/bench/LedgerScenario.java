package io.tillbridge.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Points and coupons as a counter uses them over HTTP, two calls each, beside the same rows by hand; then tills that ask. */
final class LedgerScenario {

    private static final int MEMBERS = 500;
    private static final int TILLS = 10;
    private static final int PLENTY = 1_000_000;
    private static final int WARMING = 8;
    private static final int WARMING_CALLS = 400;

    private final Options options;
    private final Engine engine;
    private final Path work;
    private final Path data;
    private final Report report;

    LedgerScenario(Options options, Engine engine, Path work, Path data, Report report) {
        this.options = options;
        this.engine = engine;
        this.work = work;
        this.data = data;
        this.report = report;
    }

    void run() throws Exception {
        int broker = Server.freePort();
        List<String> arguments = new ArrayList<>(engine.serverArguments());
        arguments.addAll(TillScenario.logins(broker, TILLS));
        var launch = Layout.JAR.launch(options, work, data, arguments);
        try (var server = Server.start(launch, data, arguments);
                var api = new Api(server.port())) {
            var members =
                    IntStream.range(0, MEMBERS).mapToObj(n -> "BENCH-" + n).toList();
            for (var member : members) {
                api.memberWithPoints(member, PLENTY);
            }
            var counter = new Counter(server.port(), members);
            warm(api, counter);
            var floor = new LedgerFloor(engine, MEMBERS);
            for (int clients : options.clients()) {
                int count = options.share(options.handovers(), clients);
                against(
                        Figure.POINTS,
                        clients,
                        () -> counter.points(clients, count),
                        () -> floor.points(clients, count));
                against(
                        Figure.COUPONS_USED,
                        clients,
                        () -> counter.coupons(clients, api.coupons(count)),
                        () -> floor.coupons(clients, count));
            }
            new TillScenario(engine, server, broker, TILLS, report).run();
            api.assertBooksBalance();
        }
    }

    private void warm(Api api, Counter counter) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.warmUp());
        while (System.nanoTime() < until) {
            counter.points(WARMING, WARMING_CALLS);
            counter.coupons(WARMING, api.coupons(WARMING_CALLS));
        }
    }

    private void against(String path, int clients, Callable<Round> product, Callable<Round> floor) throws Exception {
        List<Round> ours = new ArrayList<>();
        List<Round> theirs = new ArrayList<>();
        for (int i = 0; i <= options.rounds(); i++) {
            ours.add(product.call());
            theirs.add(floor.call());
        }
        report.add(Figure.against(engine.name(), 0, path, clients, Round.warm(ours), Round.warm(theirs)));
        System.err.printf(
                "%-9s %-17s %2d clients  %,7.0f/s%n",
                engine.name(), path, clients, Round.median(Round.warm(ours), Round::perSecond));
    }

    /** The counter's side: each piece of work is two calls, one after the other. */
    private record Counter(int port, List<String> members) {

        Round points(int clients, int count) throws Exception {
            return Load.run(clients, count, () -> new Calls(port) {
                @Override
                public void call(int index) throws Exception {
                    var freeze = send(
                            201,
                            "/api/v1/points/freezes",
                            "{\"member\":\"%s\",\"points\":1,\"reference\":\"bench\"}"
                                    .formatted(members.get(index % members.size())));
                    var id = Api.JSON.readTree(freeze.body()).path("id").asText();
                    send(200, "/api/v1/points/freezes/" + id + "/consumption", "{\"points\":1}");
                }
            });
        }

        Round coupons(int clients, List<String> codes) throws Exception {
            return Load.run(clients, codes.size(), () -> new Calls(port) {
                @Override
                public void call(int index) throws Exception {
                    var code = codes.get(index);
                    send(200, "/api/v1/coupons/locks", "{\"codes\":[\"%s\"],\"holder\":\"bench\"}".formatted(code));
                    send(201, "/api/v1/coupons/redemptions", """
                            {"codes":["%s"],"store":"S001","holder":"bench","order":"bench",
                             "lines":[{"lineNo":1,"sku":"SKU-RED-M","quantity":1,"amount":12900}]}""".formatted(code));
                }
            });
        }
    }

    /** One counter with its connection. */
    private abstract static class Calls implements Load.Client {

        private final Wire wire;

        Calls(int port) throws Exception {
            this.wire = new Wire(port);
        }

        Wire.Answer send(int status, String path, String json) throws Exception {
            return Api.expect(status, wire.send(Api.counterPost(path, json)));
        }

        @Override
        public void close() throws Exception {
            wire.close();
        }
    }
}
