package io.tillbridge.channels;

import io.tillbridge.orders.OrderEvent;
import io.tillbridge.shared.InboundMessage;
import java.util.Optional;

/** One live-commerce channel: how its pushes are proved genuine, answered, and turned into canonical orders. */
interface ChannelAdapter {

    /** The path segment of {@code /hooks/{channel}/{account}}, lower case. */
    String channel();

    /**
     * Looks at the account's configuration once, at the start, so that a wrong one is not found by the first customer.
     *
     * @throws IllegalStateException naming the account and what is wrong, but never a secret
     */
    default void check(ChannelAccount account) {}

    /**
     * Proves that the request comes from the channel, over its raw bytes and without asking anybody.
     *
     * @throws PushRefused without saying why, so that nobody can learn from the answer
     */
    VerifiedPush verify(ChannelAccount account, PushRequest request);

    /**
     * Turns a thin event into a canonical order by asking the channel; empty when it concerns no order of ours. Runs
     * outside any transaction and may be called again for the same event.
     *
     * @throws ChannelUnreachable if it may work later
     * @throws io.tillbridge.shared.UnreadableMessage if the event or the channel's answer makes no sense
     */
    default Optional<OrderEvent> fetch(ChannelAccount account, InboundMessage thinEvent) {
        throw new IllegalStateException(channel() + " pushes whole orders; there is nothing to fetch");
    }
}
