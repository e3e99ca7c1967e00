package io.tillbridge.integration;

import io.tillbridge.shared.CountersFirst;
import jakarta.jms.ConnectionFactory;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** A queue read in groups, and how. */
public class GroupedJmsEndpoint extends DefaultEndpoint implements MultipleConsumersSupport {

    private final ConnectionFactory connections;
    private final String queue;
    private final String address;
    private final String senderProperty;
    private int groupSize = 1;
    private int consumers = 1;
    private boolean requests;
    private int maxAttempts = 6;
    private final CountersFirst counters;
    private String onFailure = "direct:shared-park-message";

    GroupedJmsEndpoint(
            String uri,
            GroupedJmsComponent component,
            ConnectionFactory connections,
            String queue,
            BrokerProperties broker,
            CountersFirst counters) {
        super(uri, component);
        this.connections = connections;
        this.queue = queue;
        this.counters = counters;
        this.address = broker.addressOf(queue);
        this.senderProperty = broker.embedded() ? SenderStamp.PROPERTY : "JMSXUserID";
    }

    @Override
    public Producer createProducer() {
        throw new IllegalArgumentException("grouped-jms only reads; send with jms:" + queue);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        var consumer = new GroupedJmsConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }

    ConnectionFactory connections() {
        return connections;
    }

    /** Messages wait a moment while counters are served; what a till asks is asked at a counter, too. */
    CountersFirst.Turn turn() {
        return isRequests() ? () -> {} : counters.turn(CountersFirst.Work.WORKING_OFF);
    }

    /** What the journal calls the consumer, and where a replay is sent. */
    String queue() {
        return queue;
    }

    /** Where the broker has the queue. */
    String address() {
        return address;
    }

    /** In which property the broker says who sent a message; of an outside one populate-validated-user is asked. */
    String senderProperty() {
        return senderProperty;
    }

    public int getGroupSize() {
        return groupSize;
    }

    /** How many messages one transaction carries at most. */
    public void setGroupSize(int groupSize) {
        this.groupSize = groupSize;
    }

    public int getConsumers() {
        return consumers;
    }

    /** How many threads read the queue. */
    public void setConsumers(int consumers) {
        this.consumers = consumers;
    }

    public boolean isRequests() {
        return requests;
    }

    /** Whether somebody waits for answers, so that sender and reply queue matter. */
    public void setRequests(boolean requests) {
        this.requests = requests;
    }

    public int getMaxAttempts() {
        return maxAttempts;
    }

    /** After how many failed deliveries a message is given up and recorded as dead. */
    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public String getOnFailure() {
        return onFailure;
    }

    /** The route that takes a message which cannot be worked on. */
    public void setOnFailure(String onFailure) {
        this.onFailure = onFailure;
    }
}
