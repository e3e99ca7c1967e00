package io.tillbridge.channels;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The retailer's shops at the channels.
 *
 * @param wechatWindow how far the signed time of a WeChat push may be from ours
 */
@ConfigurationProperties("tillbridge.channels")
record ChannelsProperties(
        @DefaultValue List<ChannelAccount> accounts,
        @DefaultValue("10m") Duration wechatWindow) {

    ChannelsProperties {
        Set<String> names = new HashSet<>();
        for (ChannelAccount account : accounts) {
            account.secrets().forEach((name, value) -> mustNotBeBlank(account, name, value));
            if (!names.add(account.toString())) {
                throw new IllegalStateException("tillbridge.channels.accounts: " + account + " is there twice");
            }
        }
    }

    /** The account behind a hook's path, if there is one. */
    Optional<ChannelAccount> account(String channel, String name) {
        return accounts.stream()
                .filter(account ->
                        account.channel().equals(channel) && account.name().equals(name))
                .findFirst();
    }

    private static void mustNotBeBlank(ChannelAccount account, String name, String value) {
        if (value.isBlank()) {
            throw new IllegalStateException(
                    "tillbridge.channels.accounts: secret " + name + " of " + account + " is blank");
        }
    }
}
