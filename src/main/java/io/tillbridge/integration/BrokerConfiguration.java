package io.tillbridge.integration;

import jakarta.jms.ConnectionFactory;
import java.io.File;
import java.util.Set;
import java.util.TreeSet;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.transaction.PlatformTransactionManager;

/** Connects the house to its broker. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BrokerProperties.class, BrokerProperties.Queues.class})
class BrokerConfiguration {

    static final String DEAD_LETTERS = "dead-letters";

    @Bean(initMethod = "start", destroyMethod = "stop")
    @ConditionalOnProperty(name = "tillbridge.broker.url", havingValue = "", matchIfMissing = true)
    EmbeddedBroker embeddedBroker(
            BrokerProperties properties,
            BrokerProperties.Queues queues,
            @Value("${tillbridge.data}") File data,
            @Value("${tillbridge.intake.max-attempts}") int maxAttempts) {
        Set<String> names = new TreeSet<>(queues.queue().values());
        names.add(DEAD_LETTERS);
        return new EmbeddedBroker(new File(data, "broker"), properties, names, maxAttempts);
    }

    /** For consumers, which hold their own connection and session. */
    @Bean
    ConnectionFactory consumerConnections(BrokerProperties properties, ObjectProvider<EmbeddedBroker> embedded) {
        return connections(properties, embedded.getIfAvailable());
    }

    /**
     * For producers, which come and go: sessions are kept open for the next one. Not those of the consumers, who stand in
     * line for a broker that is away; a push must hear "come again" at once.
     */
    @Bean
    ConnectionFactory producerConnections(BrokerProperties properties, ObjectProvider<EmbeddedBroker> embedded) {
        var caching = new CachingConnectionFactory(connections(properties, embedded.getIfAvailable()));
        caching.setSessionCacheSize(64);
        caching.setReconnectOnException(true);
        return caching;
    }

    private static ConnectionFactory connections(BrokerProperties properties, @Nullable EmbeddedBroker broker) {
        return broker == null
                ? new ActiveMQConnectionFactory(properties.url(), properties.user(), properties.password())
                : new ActiveMQConnectionFactory(broker.url(), broker.user(), broker.password());
    }

    /** One transaction manager for all: the database's. The broker's part of a delivery follows it, see decision 0004. */
    @Bean
    SpringTransactionPolicy txRequired(PlatformTransactionManager transactions) {
        var policy = new SpringTransactionPolicy(transactions);
        policy.setPropagationBehaviorName("PROPAGATION_REQUIRED");
        return policy;
    }

    @Bean
    JmsComponent jms(@Qualifier("producerConnections") ConnectionFactory connections) {
        var jms = JmsComponent.jmsComponent(connections);
        jms.setDeliveryPersistent(true);
        jms.setExplicitQosEnabled(true);
        return jms;
    }
}
