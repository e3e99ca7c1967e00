package io.tillbridge.integration;

class FtpLinkTests extends PasswordLinkContract {

    @Override
    TestServer start() throws Exception {
        return new ApacheFtp(folder, null);
    }

    @Override
    String transport() {
        return "kind: ftp";
    }
}
