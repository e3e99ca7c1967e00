package io.tillbridge.integration;

import io.tillbridge.integration.LinkTransport.Credentials;
import io.tillbridge.integration.LinkTransport.Peer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.remote.RemoteFileEndpoint;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.jspecify.annotations.Nullable;

/** A peer's server as the Kamelets reach it, for whoever wants to try it without a route. */
final class PeerServer implements AutoCloseable {

    private final Link link;
    private final RemoteFileEndpoint<?> endpoint;
    private @Nullable RemoteFileOperations<?> operations;

    PeerServer(Link link, CamelContext camel) {
        this.link = link;
        this.endpoint = camel.getEndpoint(address(), RemoteFileEndpoint.class);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    void connect() throws Exception {
        RemoteFileOperations<?> fresh = endpoint.createRemoteFileOperations();
        fresh.setEndpoint((GenericFileEndpoint) endpoint);
        operations = fresh;
        fresh.connect(endpoint.getConfiguration(), null);
    }

    RemoteFileOperations<?> operations() {
        if (operations == null) {
            throw new IllegalStateException("not connected");
        }
        return operations;
    }

    private String address() {
        Peer peer = link.transport().server();
        Credentials credentials = peer.credentials();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("username", peer.user());
        parameters.put("password", credentials.password());
        parameters.put("stepwise", "false");
        parameters.put("autoCreate", "false");
        parameters.put("maximumReconnectAttempts", "0");
        parameters.put("connectTimeout", "5000");
        parameters.put("soTimeout", "10000");
        if (link.transport().kind() == LinkTransport.Kind.SFTP) {
            secureShell(parameters, peer);
        } else {
            parameters.put("binary", "true");
            parameters.put("passiveMode", "true");
            parameters.put("ftpClient.controlEncoding", link.transport().controlEncoding());
        }
        if (link.transport().kind() == LinkTransport.Kind.FTPS) {
            parameters.put("ftpClient.trustStore.file", String.valueOf(peer.trust()));
            parameters.put("ftpClient.trustStore.password", credentials.trustPassword());
            parameters.put("ftpClient.endpointCheckingEnabled", "true");
            parameters.put("execProt", "P");
            parameters.put("execPbsz", "0");
        }
        StringBuilder address = new StringBuilder(link.transport().kind().word() + ":" + peer.host() + ":" + peer.port()
                + "/" + link.transport().folder() + "?");
        parameters.forEach((key, value) ->
                address.append(key).append("=RAW(").append(value).append(")&"));
        return address.substring(0, address.length() - 1);
    }

    private static void secureShell(Map<String, String> parameters, Peer peer) {
        parameters.put("strictHostKeyChecking", "yes");
        parameters.put("useUserKnownHostsFile", "false");
        parameters.put("knownHostsFile", String.valueOf(peer.trust()));
        if (!peer.credentials().keyFile().isEmpty()) {
            parameters.put("privateKeyFile", peer.credentials().keyFile());
            parameters.put("privateKeyPassphrase", peer.credentials().passphrase());
        }
        parameters.put("preferredAuthentications", "publickey,password,keyboard-interactive");
    }

    /** Ends the session; that nothing is left open matters more than how it ends. */
    @Override
    public void close() {
        if (operations != null && operations.isConnected()) {
            operations.disconnect();
        }
    }
}
