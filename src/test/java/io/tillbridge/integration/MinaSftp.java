package io.tillbridge.integration;

import io.tillbridge.Ports;
import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;

/** Apache MINA SSHD. */
final class MinaSftp implements TestServer {

    private final SshServer server = SshServer.setUpDefaultServer();
    private final Path home;
    final Set<String> deeds = Collections.synchronizedSet(new LinkedHashSet<>());
    private volatile String password = PASSWORD;

    MinaSftp(Path folder, String hostKey) throws IOException {
        this.home = Files.createDirectories(folder.resolve("sftp-home"));
        server.setHost("127.0.0.1");
        server.setPort(Ports.free());
        var keys = new SimpleGeneratorHostKeyProvider(folder.resolve(hostKey));
        keys.setAlgorithm(KeyUtils.EC_ALGORITHM);
        keys.setKeySize(256);
        server.setKeyPairProvider(keys);
        server.setPasswordAuthenticator((user, given, session) -> user.equals(USER) && given.equals(password));
        server.setFileSystemFactory(new VirtualFileSystemFactory(home));
        var sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(new Listener());
        server.setSubsystemFactories(List.of(sftp));
        server.start();
    }

    /** Notes which files were written, and which were renamed to what. */
    private final class Listener implements SftpEventListener {

        @Override
        public void written(
                ServerSession session,
                String handle,
                FileHandle file,
                long offset,
                byte[] data,
                int from,
                int length,
                @Nullable Throwable failure) {
            deeds.add("write " + file.getFile().getFileName());
        }

        @Override
        public void moved(
                ServerSession session, Path from, Path to, Collection<CopyOption> how, @Nullable Throwable failure) {
            deeds.add("rename " + from.getFileName() + " to " + to.getFileName());
        }
    }

    /** A known hosts file with this server's key. */
    Path knownHosts(Path folder) throws Exception {
        var key = server.getKeyPairProvider().loadKeys(null).iterator().next().getPublic();
        Path file = folder.resolve("known_hosts");
        Files.writeString(file, "[127.0.0.1]:" + port() + " " + PublicKeyEntry.toString(key) + "\n");
        return file;
    }

    @Override
    public void changePassword(String now) {
        password = now;
    }

    @Override
    public int port() {
        return server.getPort();
    }

    @Override
    public Path home() {
        return home;
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
