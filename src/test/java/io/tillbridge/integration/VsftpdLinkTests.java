package io.tillbridge.integration;

import org.junit.jupiter.api.BeforeAll;

class VsftpdLinkTests extends PasswordLinkContract {

    @BeforeAll
    static void isInstalled() {
        Vsftpd.mustBeInstalled();
    }

    @Override
    TestServer start() throws Exception {
        return new Vsftpd(folder, null);
    }

    @Override
    String transport() {
        return "kind: ftp";
    }
}
