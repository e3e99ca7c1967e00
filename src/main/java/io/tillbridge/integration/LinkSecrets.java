package io.tillbridge.integration;

import io.tillbridge.integration.LinkTransport.Credentials;
import io.tillbridge.integration.LinkTransport.Peer;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.SimpleTypeConverter;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/**
 * Who a link is at its peer, as beans that Kamelets refer to by their names. No address that is logged or shown holds a
 * secret, and each of its characters is just itself: a text in an address, or one that Camel looks for placeholders in, is
 * not, however it is quoted.
 */
final class LinkSecrets {

    private LinkSecrets() {}

    /** Where the secrets come from that a link's file only names. */
    interface Environment {
        Optional<String> get(String name);
    }

    /** A text that Camel takes as it is, since it is none before it is needed. */
    record Secret(String value) {

        @Override
        public String toString() {
            return "***";
        }
    }

    /** Names of one link's beans. */
    record Names(String user, String password, String passphrase, String trust) {

        static Names of(String link) {
            return new Names(
                    "link-user-" + link, "link-password-" + link, "link-passphrase-" + link, "link-trust-" + link);
        }
    }

    /** Lets a context know what a secret is. */
    static void introduce(CamelContext camel) {
        camel.getTypeConverterRegistry()
                .addTypeConverter(
                        String.class,
                        Secret.class,
                        new SimpleTypeConverter(false, (type, exchange, secret) -> ((Secret) secret).value()));
    }

    static void bind(Link link, Registry registry) {
        Peer peer = link.transport().peer();
        if (peer == null) {
            return;
        }
        Names names = Names.of(link.name());
        Credentials credentials = peer.credentials();
        registry.bind(names.user(), new Secret(peer.user()));
        registry.bind(names.password(), new Secret(credentials.password()));
        registry.bind(names.passphrase(), new Secret(credentials.passphrase()));
        if (link.transport().kind() == LinkTransport.Kind.FTPS) {
            registry.bind(names.trust(), trust(peer));
        }
    }

    static void unbind(String link, Registry registry) {
        Names names = Names.of(link);
        registry.unbind(names.user());
        registry.unbind(names.password());
        registry.unbind(names.passphrase());
        registry.unbind(names.trust());
    }

    /** The certificates that an FTPS server may have. */
    static SSLContextParameters trust(Peer peer) {
        var trusted = new TrustManagersParameters();
        trusted.setKeyStore(new KeyStoreParameters());
        trusted.getKeyStore().setKeyStore(trustStore(peer));
        var tls = new SSLContextParameters();
        tls.setTrustManagers(trusted);
        return tls;
    }

    private static KeyStore trustStore(Peer peer) {
        try {
            return KeyStore.getInstance(
                    new File(String.valueOf(peer.trust())),
                    peer.credentials().trustPassword().toCharArray());
        } catch (GeneralSecurityException | IOException e) {
            // without its cause, which speaks of blocks and padding where a password is wrong
            throw new IllegalArgumentException("trust store " + peer.trust() + ": " + e.getMessage());
        }
    }
}
