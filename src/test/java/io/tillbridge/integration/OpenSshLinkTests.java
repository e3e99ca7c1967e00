package io.tillbridge.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tillbridge.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Debian's OpenSSH server, where it is installed; the log-in is a key's. */
class OpenSshLinkTests extends ServerLinkContract {

    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");

    @BeforeAll
    static void isInstalled() throws IOException {
        assumeTrue(Files.isExecutable(PROGRAM), "sshd is not installed: not tried against it");
        assumeTrue(ServerProcess.isRoot(), "sshd is only started by root: not tried against it");
        Files.createDirectories(Path.of("/run/sshd"));
    }

    @Override
    TestServer start() throws Exception {
        return new OpenSsh(folder);
    }

    @Override
    String transport() {
        return "kind: sftp\nknown-hosts: " + folder.resolve("known_hosts") + "\nprivate-key: "
                + folder.resolve("user-key");
    }

    @Test
    void aKeyBehindAPassphraseOpensTheDoor() throws Exception {
        String passphrase = "a)&b}{{{till}} %2F+ 开门";
        ((OpenSsh) server).lock(passphrase);
        house.environment.put("TILL_PASSPHRASE", passphrase);
        Files.writeString(drop.resolve("s.csv"), "a\nT|1\n");

        link(transport() + "\npassphrase-env: TILL_PASSPHRASE", "settle: 0s");

        archived(1);
        assertThat(new LinkCheck(node.links().get("till"), node.get(CamelContext.class)).run())
                .allMatch(LinkCheck.Step::ok)
                .hasSize(6);
    }

    @Test
    void aWrongPassphraseIsSaid() throws Exception {
        ((OpenSsh) server).lock("right");
        house.environment.put("TILL_PASSPHRASE", "wrong");

        link(transport() + "\npassphrase-env: TILL_PASSPHRASE", "settle: 0s");

        says("PEER_LOGIN_REFUSED");
    }

    /** The server. */
    private static final class OpenSsh implements TestServer {

        private final int port = Ports.free();
        private final Path folder;
        private final Path home;
        private final ServerProcess process;

        OpenSsh(Path folder) throws Exception {
            this.folder = folder;
            this.home = Files.createDirectories(folder.resolve("ssh-home"));
            key("host-key");
            key("user-key");
            changePassword(PASSWORD);
            String host = Files.readString(folder.resolve("host-key.pub"));
            Files.writeString(folder.resolve("known_hosts"), "[127.0.0.1]:" + port + " " + host);
            Path configuration = folder.resolve("sshd_config");
            Files.writeString(
                    configuration, """
                    Port %d
                    ListenAddress 127.0.0.1
                    HostKey %s
                    PidFile none
                    AuthorizedKeysFile %s
                    PermitRootLogin prohibit-password
                    PasswordAuthentication no
                    KbdInteractiveAuthentication no
                    StrictModes no
                    UsePAM no
                    LogLevel ERROR
                    Subsystem sftp internal-sftp
                    ForceCommand internal-sftp -d %s
                    """.formatted(port, folder.resolve("host-key"), folder.resolve("authorized"), home));
            this.process = new ServerProcess(
                    port,
                    folder.resolve("sshd.log"),
                    List.of(PROGRAM.toString(), "-D", "-e", "-f", configuration.toString()));
        }

        private void key(String name) throws Exception {
            keygen("-t", "ed25519", "-N", "", "-f", folder.resolve(name).toString());
        }

        /** Puts the user's key behind a passphrase. */
        void lock(String passphrase) throws Exception {
            keygen("-p", "-N", passphrase, "-f", folder.resolve("user-key").toString());
        }

        private static void keygen(String... arguments) throws Exception {
            List<String> command = new ArrayList<>(List.of("ssh-keygen", "-q"));
            command.addAll(List.of(arguments));
            Process tool = new ProcessBuilder(command).inheritIO().start();
            if (!tool.waitFor(30, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                throw new IllegalStateException("ssh-keygen");
            }
        }

        /** Only the right password stands for the key that the link has. */
        @Override
        public void changePassword(String password) throws IOException {
            Files.writeString(
                    folder.resolve("authorized"),
                    password.equals(PASSWORD) ? Files.readString(folder.resolve("user-key.pub")) : "");
        }

        @Override
        public String user() {
            return System.getProperty("user.name");
        }

        @Override
        public int port() {
            return port;
        }

        @Override
        public Path home() {
            return home;
        }

        @Override
        public void close() throws InterruptedException {
            process.close();
        }
    }
}
