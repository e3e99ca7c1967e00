package io.tillbridge.channels;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Every adapter there is, by channel. Stops the start when an account could not work. */
@Component
@EnableConfigurationProperties(ChannelsProperties.class)
class ChannelAdapters {

    private final Map<String, ChannelAdapter> byChannel;

    ChannelAdapters(List<ChannelAdapter> adapters, ChannelsProperties properties) {
        this.byChannel = adapters.stream().collect(Collectors.toMap(ChannelAdapter::channel, Function.identity()));
        properties.accounts().forEach(account -> of(account).check(account));
    }

    /** The adapter of a channel, if we speak it. */
    Optional<ChannelAdapter> of(String channel) {
        return Optional.ofNullable(byChannel.get(channel));
    }

    /** The adapter of a configured account; there always is one. */
    ChannelAdapter of(ChannelAccount account) {
        return of(account.channel())
                .orElseThrow(() -> new IllegalStateException(
                        "tillbridge.channels.accounts: nobody speaks the channel of " + account));
    }
}
