package io.tillbridge.bench;

import java.util.List;

/** Everything a scenario needs: the running server, the floors beside it, and where the figures go. */
record Site(
        Options options,
        Engine engine,
        int history,
        Server server,
        List<String> skus,
        JdbcFloor database,
        BrokerFloor broker,
        Report report) {

    /** Clients that send prepared requests in turn and insist on one kind of answer. */
    Load.Clients sending(List<byte[]> requests, int status, int orStatus) {
        return () -> new Load.Client() {
            private final Wire wire = new Wire(server.port());

            @Override
            public void call(int index) throws Exception {
                var answer = wire.send(requests.get(index));
                if (answer.status() != orStatus) {
                    Api.expect(status, answer);
                }
            }

            @Override
            public void close() throws Exception {
                wire.close();
            }
        };
    }

    void progress(String path, int clients, Round product) {
        System.err.printf(
                "%-9s %,9d orders before  %-17s %2d clients  %,7.0f/s%n",
                engine.name(), history, path, clients, product.perSecond());
    }
}
