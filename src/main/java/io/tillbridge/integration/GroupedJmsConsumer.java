package io.tillbridge.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** Reads one queue with a few threads, each a {@link GroupedJmsWorker}. */
class GroupedJmsConsumer extends DefaultConsumer {

    private final GroupedJmsEndpoint endpoint;
    private final ProducerTemplate failures;
    private final List<GroupedJmsWorker> workers = new ArrayList<>();
    private @Nullable ExecutorService threads;

    GroupedJmsConsumer(GroupedJmsEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.failures = endpoint.getCamelContext().createProducerTemplate();
    }

    /** Where messages go that cannot be worked on. */
    ProducerTemplate failures() {
        return failures;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        failures.start();
        var executor = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, endpoint.queue(), endpoint.getConsumers());
        threads = executor;
        for (int i = 0; i < endpoint.getConsumers(); i++) {
            var worker = new GroupedJmsWorker(endpoint, this);
            workers.add(worker);
            executor.execute(worker);
        }
    }

    @Override
    protected void doStop() throws Exception {
        workers.forEach(GroupedJmsWorker::stop);
        workers.clear();
        var executor = threads;
        if (executor != null) {
            executor.shutdown();
            if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
            threads = null;
        }
        failures.stop();
        super.doStop();
    }
}
