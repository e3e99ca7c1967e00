package io.tillbridge.integration;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VsftpdTlsLinkTests extends PasswordLinkContract {

    @SuppressWarnings("NullAway.Init")
    private Path keys;

    @BeforeAll
    static void isInstalled() {
        Vsftpd.mustBeInstalled();
    }

    @Override
    TestServer start() throws Exception {
        keys = Certificates.self(folder, "server", "ip:127.0.0.1");
        house.environment.put("TRUST_PASSWORD", Certificates.PASSWORD);
        return new Vsftpd(folder, Certificates.pem(keys));
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
}
