package io.tillbridge.integration;

import io.tillbridge.integration.LinkTransport.Peer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/** Tries a link's peer step by step, with the same client that the route uses, so that what works here works there. */
final class LinkCheck {

    private static final int PATIENCE_MILLIS = 5000;
    private static final String PROBE = ".tillbridge-check";

    private final Link link;
    private final CamelContext camel;
    private final List<Step> steps = new ArrayList<>();

    LinkCheck(Link link, CamelContext camel) {
        this.link = link;
        this.camel = camel;
    }

    /** What is tried, in this order; nothing is tried behind a step that fails. */
    enum What {
        NAME,
        PORT,
        LOGIN,
        LIST,
        WRITE,
        DELETE
    }

    /** A step that was tried; without trouble it went well. */
    record Step(What what, @Nullable PeerTrouble trouble, long millis) {
        boolean ok() {
            return trouble == null;
        }
    }

    private interface Trial {
        void run() throws Exception;
    }

    List<Step> run() {
        Peer peer = link.transport().peer();
        if (peer == null) {
            Path folder = Path.of(link.transport().folder());
            boolean there =
                    tried(What.LIST, () -> Files.newDirectoryStream(folder).close());
            boolean written = there && tried(What.WRITE, () -> Files.createFile(folder.resolve(PROBE)));
            if (written) {
                tried(What.DELETE, () -> Files.delete(folder.resolve(PROBE)));
            }
        } else if (tried(What.NAME, () -> InetAddress.getByName(peer.host())) && tried(What.PORT, () -> knock(peer))) {
            server();
        }
        return List.copyOf(steps);
    }

    private static void knock(Peer peer) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(peer.host(), peer.port()), PATIENCE_MILLIS);
        }
    }

    private void server() {
        try (var server = new PeerServer(link, camel)) {
            boolean in = tried(What.LOGIN, server::connect);
            boolean listed = in && tried(What.LIST, () -> list(server.operations()));
            boolean written = listed && tried(What.WRITE, () -> write(server.operations()));
            if (written) {
                tried(What.DELETE, () -> delete(server.operations()));
            }
        }
    }

    /** Some servers list a folder that is not there as an empty one, so it is entered first. */
    private void list(RemoteFileOperations<?> operations) {
        String home = operations.getCurrentDirectory();
        String folder = link.transport().folder();
        if (!folder.isEmpty()) {
            operations.changeCurrentDirectory(folder);
            operations.changeCurrentDirectory(home);
        }
        operations.listFiles(folder.isEmpty() ? "." : folder);
    }

    private void write(RemoteFileOperations<?> operations) {
        byte[] bytes = "tillbridge".getBytes(StandardCharsets.US_ASCII);
        var exchange = new DefaultExchange(camel);
        exchange.getIn().setBody(new ByteArrayInputStream(bytes));
        must(operations.storeFile(probe(), exchange, bytes.length), "write");
    }

    private void delete(RemoteFileOperations<?> operations) {
        must(operations.deleteFile(probe()), "delete");
    }

    private String probe() {
        return PeerFiles.inFolder(link.transport().folder(), PROBE);
    }

    private static void must(boolean done, String what) {
        if (!done) {
            throw new GenericFileOperationFailedException("may not " + what);
        }
    }

    /** Whatever goes wrong with a peer is an answer here, and never the caller's failure. */
    private boolean tried(What what, Trial trial) {
        long start = System.nanoTime();
        PeerTrouble trouble = null;
        try {
            trial.run();
        } catch (Exception failure) {
            trouble = PeerTrouble.of(failure, link);
        }
        steps.add(new Step(what, trouble, (System.nanoTime() - start) / 1_000_000));
        return trouble == null;
    }
}
