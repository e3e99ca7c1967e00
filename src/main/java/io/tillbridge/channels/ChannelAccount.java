package io.tillbridge.channels;

import io.tillbridge.shared.StoreId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One shop of the retailer at one channel, as configured under {@code tillbridge.channels.accounts}.
 *
 * @param secrets what the channel gave us, by name; which names is the adapter's business
 * @param baseUrl where the channel's API answers
 * @param defaultStore where goods are collected when the channel does not say
 */
record ChannelAccount(
        String channel,
        String name,
        Map<String, String> secrets,
        @Nullable String baseUrl,
        @Nullable StoreId defaultStore) {

    String secret(String key) {
        String value = secrets.get(key);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(
                    "tillbridge.channels.accounts: " + channel + "/" + name + " has no secret " + key);
        }
        return value;
    }

    @Override
    public String toString() {
        return channel + "/" + name;
    }
}
