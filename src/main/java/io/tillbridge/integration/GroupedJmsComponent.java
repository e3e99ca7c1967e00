package io.tillbridge.integration;

import io.tillbridge.shared.CountersFirst;
import jakarta.jms.ConnectionFactory;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * The Camel component {@code grouped-jms:queue}: hands a route up to {@code groupSize} messages at a time, so that one
 * database transaction and one broker transaction carry many. See docs/decisions/0004.
 */
@Component("grouped-jms")
class GroupedJmsComponent extends DefaultComponent {

    private final ConnectionFactory connections;
    private final BrokerProperties broker;
    private final CountersFirst counters;

    GroupedJmsComponent(
            @Qualifier("consumerConnections") ConnectionFactory connections,
            BrokerProperties broker,
            CountersFirst counters) {
        this.connections = connections;
        this.broker = broker;
        this.counters = counters;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String queue, Map<String, Object> parameters) throws Exception {
        var endpoint = new GroupedJmsEndpoint(uri, this, connections, queue, broker, counters);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
