package io.tillbridge.integration;

import java.io.File;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServers;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * An Artemis broker inside this process, its journal on disk: what it has acknowledged survives a power cut. Reached by
 * Tillbridge itself in memory, and by others only where {@code tillbridge.broker.listen} says so, with a log-in.
 */
final class EmbeddedBroker {

    private static final AtomicInteger NEXT_ID = new AtomicInteger();
    private static final String INTERNAL = "tillbridge-internal";

    private final int id = NEXT_ID.getAndIncrement();
    private final String password = HexFormat.of().formatHex(SecureRandom.getSeed(16));
    private final ActiveMQServer server;
    private final Set<String> queues;

    EmbeddedBroker(File folder, BrokerProperties properties, Set<String> queues, int maxAttempts) {
        this.queues = queues;
        Configuration configuration = BrokerLayout.storage(folder)
                .setName("tillbridge-" + id)
                .setSecurityEnabled(true)
                .setSecurityRoles(BrokerRights.of(properties, INTERNAL))
                .setTemporaryQueueNamespace(BrokerLayout.TEMPORARY)
                .setAddressSettings(BrokerLayout.addressSettings(maxAttempts));
        BrokerLayout.addresses(configuration, properties, queues);
        try {
            configuration.addAcceptorConfiguration("in-vm", "vm://" + id);
            if (!properties.listen().isEmpty()) {
                configuration.addAcceptorConfiguration(
                        "listen", "tcp://" + properties.listen() + "?protocols=CORE,AMQP;tcpNoDelay=true");
            }
        } catch (Exception e) {
            throw new IllegalArgumentException("tillbridge.broker.listen must be host:port", e);
        }
        this.server = ActiveMQServers.newActiveMQServer(configuration, null, securityManager(properties), true);
        this.server.registerBrokerPlugin(new SenderStamp());
    }

    void start() throws Exception {
        server.start();
        if (!server.waitForActivation(30, java.util.concurrent.TimeUnit.SECONDS)) {
            throw new IllegalStateException("the embedded broker did not start; is its data folder in use?");
        }
    }

    void stop() throws Exception {
        server.stop();
    }

    boolean running() {
        return server.isActive();
    }

    /** A broker in the same process either answers or is stopped: nobody needs to wait long to know. */
    String url() {
        return "vm://" + id + "?retryInterval=50";
    }

    String user() {
        return INTERNAL;
    }

    String password() {
        return password;
    }

    /** Messages waiting or being worked on, by queue; -1 where a stopped broker cannot say. */
    Map<String, Long> depths() {
        Map<String, Long> depths = new LinkedHashMap<>();
        queues.forEach(name -> depths.put(name, running() ? depth(name) : -1));
        return depths;
    }

    private long depth(String name) {
        var queue = server.locateQueue(SimpleString.of(name));
        return queue == null ? 0 : queue.getMessageCount();
    }

    private ActiveMQJAASSecurityManager securityManager(BrokerProperties properties) {
        var users = new SecurityConfiguration();
        users.addUser(INTERNAL, password);
        users.addRole(INTERNAL, INTERNAL);
        for (var user : properties.users()) {
            if (user.password().length() < 12) {
                throw new IllegalArgumentException(
                        "tillbridge.broker.users: the password of " + user.name() + " needs at least 12 characters");
            }
            users.addUser(user.name(), user.password());
            users.addRole(user.name(), BrokerRights.roleOf(user));
        }
        return new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users);
    }
}
