package io.tillbridge.integration;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The broker: embedded unless {@code url} names an outside one.
 *
 * @param url an outside Artemis, such as {@code tcp://broker:61616}; empty for the embedded broker
 * @param user log-in at the outside broker
 * @param listen {@code host:port} where the embedded broker also serves CORE and AMQP clients; empty for nowhere
 * @param users who may log in at {@code listen}
 * @param topics event addresses and the queues of ours that subscribe to them
 */
@ConfigurationProperties("tillbridge.broker")
record BrokerProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("") String listen,
        @DefaultValue List<User> users,
        @DefaultValue List<Topic> topics) {

    /**
     * @param store for a till: the store it stands in, of which alone it hears; absent for somebody who listens only
     * @param till for a till: what receipts and people call it
     * @param charset of the till's byte messages
     * @param serves for a system that answers our questions: the queue it works from; empty for everybody else
     * @param language of the sentences it is answered with, such as {@code zh}; empty for the house's
     */
    record User(
            String name,
            @DefaultValue("") String password,
            @Nullable String store,
            @Nullable String till,
            @DefaultValue("UTF-8") Charset charset,
            @DefaultValue("") String language,
            @DefaultValue("") String serves) {

        boolean isTill() {
            return store != null;
        }

        boolean isServer() {
            return !serves.isEmpty();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    record Topic(String name, @DefaultValue List<String> subscribers) {}

    boolean embedded() {
        return url.isEmpty();
    }

    boolean isTopic(String address) {
        return topics.stream().anyMatch(topic -> topic.name().equals(address));
    }

    /** How a consumer names the queue: a subscriber of a topic is found under its topic. */
    String addressOf(String queue) {
        return topics.stream()
                .filter(topic -> topic.subscribers().contains(queue))
                .findFirst()
                .map(topic -> topic.name() + "::" + queue)
                .orElse(queue);
    }

    @Override
    public String toString() {
        return embedded() ? "embedded" : url;
    }

    /** The queues that {@code tillbridge.queue.*} names; routes refer to them by those properties only. */
    @ConfigurationProperties("tillbridge")
    record Queues(@DefaultValue Map<String, String> queue) {}
}
