package io.tillbridge.bench;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.Session;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** What the broker alone allows: durable sends into an embedded Artemis with a synced NIO journal. */
final class BrokerFloor implements AutoCloseable {

    private static final String URL = "vm://77";
    private static final String QUEUE = "floor";

    /** As the server sets it; the broker's own default of 3.33 ms would make a floor that is too easy to reach. */
    private static final int BUFFER_TIMEOUT_NANOS = 200_000;

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(URL);

    BrokerFloor(Path work) throws Exception {
        var configuration = new ConfigurationImpl()
                .setSecurityEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalMinFiles(2)
                .setJournalPoolFiles(10)
                .setJournalBufferTimeout_NIO(BUFFER_TIMEOUT_NANOS)
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                .setJournalDirectory(work.resolve("broker/journal").toString())
                .setBindingsDirectory(work.resolve("broker/bindings").toString())
                .setLargeMessagesDirectory(work.resolve("broker/large").toString())
                .setPagingDirectory(work.resolve("broker/paging").toString())
                .addAcceptorConfiguration("in-vm", URL)
                .addQueueConfiguration(QueueConfiguration.of(QUEUE).setRoutingType(RoutingType.ANYCAST));
        broker.setConfiguration(configuration);
        broker.start();
    }

    Round sends(int clients, int count, byte[] body) throws Exception {
        try {
            return Load.run(
                    clients, count, () -> new Sender(connections.createContext(Session.AUTO_ACKNOWLEDGE), body));
        } finally {
            broker.getActiveMQServer().locateQueue(SimpleString.of(QUEUE)).deleteAllReferences();
        }
    }

    @Override
    public void close() throws Exception {
        connections.close();
        broker.stop();
    }

    private record Sender(JMSContext context, byte[] body) implements Load.Client {

        @Override
        public void call(int index) {
            context.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT).send(context.createQueue(QUEUE), body);
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
