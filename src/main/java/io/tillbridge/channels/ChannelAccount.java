package io.tillbridge.channels;

import io.tillbridge.shared.StoreId;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

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
        @DefaultValue Map<String, String> secrets,
        @Nullable String baseUrl,
        @Nullable StoreId defaultStore) {

    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    ChannelAccount {
        if (!isWord(channel) || !isWord(name)) {
            throw new IllegalStateException("tillbridge.channels.accounts: channel and name of an account have 1 to 32"
                    + " lower case letters, digits or -: " + channel + "/" + name);
        }
        secrets = Map.copyOf(secrets);
    }

    String secret(String key) {
        String value = secrets.get(key);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("tillbridge.channels.accounts: " + this + " has no secret " + key);
        }
        return value;
    }

    /** Never with the secrets. */
    @Override
    public String toString() {
        return channel + "/" + name;
    }

    private static boolean isWord(@Nullable String text) {
        return text != null && WORD.matcher(text).matches();
    }
}
