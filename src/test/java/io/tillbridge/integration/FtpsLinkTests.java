package io.tillbridge.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

class FtpsLinkTests extends PasswordLinkContract {

    @SuppressWarnings("NullAway.Init")
    private Path keys;

    @Override
    TestServer start() throws Exception {
        keys = Certificates.self(folder, "server", "ip:127.0.0.1");
        house.environment.put("TRUST_PASSWORD", Certificates.PASSWORD);
        return new ApacheFtp(folder, keys);
    }

    @Override
    String transport() {
        return trusting(Certificates.trust(keys));
    }

    private static String trusting(Path store) {
        return "kind: ftps\ntrust-store: " + store + "\ntrust-store-password-env: TRUST_PASSWORD";
    }

    @Test
    void aCertificateThatIsNotTrustedIsRefused() {
        link(trusting(Certificates.trust(Certificates.self(folder, "stranger", "ip:127.0.0.1"))), "settle: 0s");

        says("PEER_CERTIFICATE");
    }

    @Test
    void aWrongPasswordOfTheTrustStoreIsSaidBeforeTheLinkIsUsed() throws Exception {
        link("settle: 0s");
        house.environment.put("TRUST_PASSWORD", "wrong");

        assertThatThrownBy(() -> link("settle: 1s")).hasMessageContaining("password was incorrect");
    }

    @Test
    void thePasswordOfTheTrustStoreMayHoldAnyCharacter() throws Exception {
        Path store = folder.resolve("other.trust");
        String password = "a)&b}{{{till}} #%2F+";
        var trusted = KeyStore.getInstance(Certificates.trust(keys).toFile(), Certificates.PASSWORD.toCharArray());
        try (var out = Files.newOutputStream(store)) {
            trusted.store(out, password.toCharArray());
        }
        house.environment.put("TRUST_PASSWORD", password);
        Files.writeString(drop.resolve("s.csv"), "a\nT|1\n");

        link(trusting(store), "settle: 0s");

        archived(1);
        assertThat(new LinkCheck(node.links().get("till"), node.get(CamelContext.class)).run())
                .allMatch(LinkCheck.Step::ok);
    }

    @Test
    void aTrustedCertificateOfAnotherHostIsRefused() throws Exception {
        server.close();
        keys = Certificates.self(folder, "elsewhere", "dns:elsewhere.example");
        server = new ApacheFtp(folder, keys);

        link("settle: 0s");

        says("PEER_CERTIFICATE");
    }
}
