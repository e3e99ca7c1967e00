package io.tillbridge.integration;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a link reaches its peer.
 *
 * @param folder path at the peer, below where the log-in leads; for {@link Kind#FOLDER} a path of this machine
 * @param include regular expression that a file's whole name matches
 * @param doneSuffix a file is complete once {@code <name><suffix>} stands beside it; null where there is no such file
 * @param settle so long a file must not have changed before it is taken, where there is no done file
 * @param controlEncoding character set of file names
 */
public record LinkTransport(
        Kind kind,
        @Nullable Peer peer,
        String folder,
        String include,
        @Nullable String doneSuffix,
        Duration poll,
        Duration settle,
        String controlEncoding) {

    /** The ways to a peer; each has its Kamelets {@code files-<kind>-source} and {@code files-<kind>-sink}. */
    public enum Kind {
        FOLDER(0),
        FTP(21),
        FTPS(21),
        SFTP(22);

        private final int port;

        Kind(int port) {
            this.port = port;
        }

        int port() {
            return port;
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * The server and who we are there. Never shown: a record would print its password.
     *
     * @param trust known hosts of an SFTP server, or the trust store for an FTPS server's certificate
     */
    public record Peer(
            String host,
            int port,
            String user,
            Credentials credentials,
            @Nullable String trust) {

        @Override
        public String toString() {
            return user + "@" + host + ":" + port;
        }
    }

    /**
     * What proves who we are; whichever are not needed are empty.
     *
     * @param keyFile private key for SFTP
     * @param trustPassword opens the trust store
     */
    public record Credentials(String password, String keyFile, String passphrase, String trustPassword) {

        @Override
        public String toString() {
            return "***";
        }
    }

    /** The peer's server, which every kind but a folder has. */
    Peer server() {
        if (peer == null) {
            throw new IllegalStateException("a folder has no server");
        }
        return peer;
    }
}
