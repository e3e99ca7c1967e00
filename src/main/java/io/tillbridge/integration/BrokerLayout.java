package io.tillbridge.integration;

import java.io.File;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** How the embedded broker keeps messages: its files, its addresses and queues, and when it gives a message up. */
final class BrokerLayout {

    /** Addresses of messages that wait for somebody outside: tried again later and later, after the others. */
    private static final List<String> PATIENT = List.of("channels.thin-event", "pickup.notice-due");

    private BrokerLayout() {}

    static Configuration storage(File folder) {
        return new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setJournalDirectory(new File(folder, "journal").getPath())
                .setBindingsDirectory(new File(folder, "bindings").getPath())
                .setPagingDirectory(new File(folder, "paging").getPath())
                .setLargeMessagesDirectory(new File(folder, "large").getPath())
                .setJournalType(JournalType.NIO)
                .setJournalMinFiles(2)
                .setJournalPoolFiles(10)
                .setJournalBufferTimeout_NIO(200_000)
                .setJournalDatasync(true)
                .setJMXManagementEnabled(false)
                .setMessageCounterEnabled(false)
                .setGracefulShutdownEnabled(false)
                .setMaxDiskUsage(95);
    }

    static Map<String, AddressSettings> addressSettings(int maxAttempts) {
        Map<String, AddressSettings> settings = new HashMap<>();
        settings.put("#", everyAddress(maxAttempts));
        PATIENT.forEach(address -> settings.put(
                address,
                everyAddress(2 * maxAttempts)
                        .setRedeliveryDelay(2_000)
                        .setRedeliveryMultiplier(2)
                        .setMaxRedeliveryDelay(300_000)));
        return settings;
    }

    private static AddressSettings everyAddress(int maxAttempts) {
        return new AddressSettings()
                .setDeadLetterAddress(SimpleString.of(BrokerConfiguration.DEAD_LETTERS))
                .setExpiryAddress(SimpleString.of(BrokerConfiguration.DEAD_LETTERS))
                .setMaxDeliveryAttempts(maxAttempts)
                .setRedeliveryDelay(0)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setAutoCreateQueues(false)
                .setAutoCreateAddresses(false)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false);
    }

    static void addresses(Configuration configuration, BrokerProperties properties, Set<String> queues) {
        Set<String> subscribers = new HashSet<>();
        for (var topic : properties.topics()) {
            var address = new CoreAddressConfiguration().setName(topic.name()).addRoutingType(RoutingType.MULTICAST);
            for (String subscriber : topic.subscribers()) {
                address.addQueueConfig(queue(subscriber, topic.name(), RoutingType.MULTICAST));
                if (!subscribers.add(subscriber)) {
                    throw new IllegalArgumentException("the queue " + subscriber
                            + " subscribes to two topics; it can have one address only, see tillbridge.broker.topics");
                }
            }
            configuration.addAddressConfiguration(address);
        }
        queues.stream()
                .filter(name -> !subscribers.contains(name))
                .forEach(name -> configuration.addAddressConfiguration(new CoreAddressConfiguration()
                        .setName(name)
                        .addRoutingType(RoutingType.ANYCAST)
                        .addQueueConfig(queue(name, name, RoutingType.ANYCAST))));
    }

    private static QueueConfiguration queue(String name, String address, RoutingType type) {
        return QueueConfiguration.of(name)
                .setAddress(address)
                .setRoutingType(type)
                .setDurable(true)
                .setGroupBuckets(1024);
    }
}
