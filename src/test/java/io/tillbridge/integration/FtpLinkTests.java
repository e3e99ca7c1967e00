package io.tillbridge.integration;

class FtpLinkTests extends ServerLinkContract {

    @Override
    TestServer start() throws Exception {
        return new ApacheFtp(folder, null);
    }

    @Override
    String transport() {
        return "kind: ftp";
    }
}
