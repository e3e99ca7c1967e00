package io.tillbridge.integration;

import static java.util.Objects.requireNonNull;

import io.tillbridge.shared.StoreId;
import java.io.File;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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

    /** Queues that a client makes for itself, to be answered in. */
    static final String TEMPORARY = "temporary";

    private static final long MOST_BYTES_FOR_A_TILL = 8L << 20;
    private static final long EVENTS_LAST_MILLIS = Duration.ofDays(7).toMillis();

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
        settings.put(
                TillLogin.REQUESTS, forTills(maxAttempts).setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE));
        settings.put(TillLogin.replyQueue("#"), forTills(maxAttempts));
        settings.put(TillLogin.eventTopic() + ".#", forTills(maxAttempts).setExpiryDelay(EVENTS_LAST_MILLIS));
        settings.put(
                TEMPORARY + ".#",
                forTills(maxAttempts).setAutoCreateAddresses(true).setAutoDeleteAddresses(true));
        PATIENT.forEach(address -> settings.put(
                address,
                everyAddress(2 * maxAttempts)
                        .setRedeliveryDelay(2_000)
                        .setRedeliveryMultiplier(2)
                        .setMaxRedeliveryDelay(300_000)));
        return settings;
    }

    /** What a till does not fetch is dropped, oldest answers by their own end: a till that is dead costs nothing. */
    private static AddressSettings forTills(int maxAttempts) {
        return everyAddress(maxAttempts)
                .setExpiryAddress(null)
                .setMaxSizeBytes(MOST_BYTES_FOR_A_TILL)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP);
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
            if (topic.name().equals(TillLogin.eventTopic())) {
                tills(properties).forEach(till -> address.addQueueConfig(ofOneStore(till)));
            }
            configuration.addAddressConfiguration(address);
        }
        tills(properties)
                .map(till -> TillLogin.replyQueue(till.name()))
                .forEach(name -> configuration.addAddressConfiguration(new CoreAddressConfiguration()
                        .setName(name)
                        .addRoutingType(RoutingType.ANYCAST)
                        .addQueueConfig(queue(name, name, RoutingType.ANYCAST))));
        Stream.concat(queues.stream(), served(properties))
                .distinct()
                .filter(name -> !subscribers.contains(name))
                .forEach(name -> configuration.addAddressConfiguration(new CoreAddressConfiguration()
                        .setName(name)
                        .addRoutingType(RoutingType.ANYCAST)
                        .addQueueConfig(queue(name, name, RoutingType.ANYCAST))));
    }

    private static Stream<String> served(BrokerProperties properties) {
        return properties.users().stream()
                .filter(BrokerProperties.User::isServer)
                .map(BrokerProperties.User::serves);
    }

    private static Stream<BrokerProperties.User> tills(BrokerProperties properties) {
        return properties.users().stream().filter(BrokerProperties.User::isTill);
    }

    /** The broker filters, not the till: another store's news never reach it. */
    private static QueueConfiguration ofOneStore(BrokerProperties.User till) {
        return queue(TillLogin.eventQueue(till.name()), TillLogin.eventTopic(), RoutingType.MULTICAST)
                .setFilterString("store = '" + new StoreId(requireNonNull(till.store())).code() + "'");
    }

    private static QueueConfiguration queue(String name, String address, RoutingType type) {
        return QueueConfiguration.of(name)
                .setAddress(address)
                .setRoutingType(type)
                .setDurable(true)
                .setGroupBuckets(1024);
    }
}
