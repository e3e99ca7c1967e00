package io.tillbridge.integration;

import io.tillbridge.integration.LinkTransport.Credentials;
import io.tillbridge.integration.LinkTransport.Peer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.PropertiesSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The links' secrets as properties that only Camel asks for. Routes and Kamelets carry the name of the property, so no
 * address that is logged or shown holds a secret, and its characters need no escaping.
 */
@Component
class LinkSecrets implements PropertiesSource {

    private static final String PREFIX = "link-secret.";

    private final Map<String, String> values = new ConcurrentHashMap<>();

    /** Where the secrets come from that a link's file only names. */
    interface Environment {
        Optional<String> get(String name);
    }

    /** Keys under which one link's secrets are found. */
    record Keys(String password, String passphrase, String trustPassword) {

        static Keys of(String link) {
            return new Keys(
                    PREFIX + link + ".password",
                    PREFIX + link + ".passphrase",
                    PREFIX + link + ".trust-store-password");
        }
    }

    void know(Link link) {
        Peer peer = link.transport().peer();
        if (peer != null) {
            Keys keys = Keys.of(link.name());
            Credentials credentials = peer.credentials();
            values.put(keys.password(), credentials.password());
            values.put(keys.passphrase(), credentials.passphrase());
            values.put(keys.trustPassword(), credentials.trustPassword());
        }
    }

    void forget(String link) {
        Keys keys = Keys.of(link);
        values.keySet().removeAll(java.util.Set.of(keys.password(), keys.passphrase(), keys.trustPassword()));
    }

    @Override
    public String getName() {
        return "link-secrets";
    }

    @Override
    public @Nullable String getProperty(String name) {
        return values.get(name);
    }
}
