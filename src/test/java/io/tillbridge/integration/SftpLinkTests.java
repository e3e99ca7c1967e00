package io.tillbridge.integration;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class SftpLinkTests extends PasswordLinkContract {

    @Override
    TestServer start() throws Exception {
        return new MinaSftp(folder, "host-key");
    }

    @Override
    String transport() throws Exception {
        return "kind: sftp\nknown-hosts: " + ((MinaSftp) server).knownHosts(folder);
    }

    @Test
    void anotherHostKeyThanTheKnownOneIsRefused() throws Exception {
        String known = transport();
        Files.writeString(
                folder.resolve("known_hosts"),
                Files.readString(folder.resolve("known_hosts"))
                        .replace("[127.0.0.1]:" + server.port(), "[127.0.0.1]:1"));
        link(known, "settle: 0s");

        says("PEER_HOST_KEY");
    }
}
