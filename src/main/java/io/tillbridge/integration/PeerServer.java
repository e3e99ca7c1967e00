package io.tillbridge.integration;

import io.tillbridge.integration.LinkTransport.Credentials;
import io.tillbridge.integration.LinkTransport.Peer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.remote.FtpsEndpoint;
import org.apache.camel.component.file.remote.RemoteFileEndpoint;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.jspecify.annotations.Nullable;

/** A peer's server as the Kamelets reach it, for whoever wants to try it without a route. */
final class PeerServer implements AutoCloseable {

    private final Link link;
    private final CamelContext camel;
    private @Nullable RemoteFileOperations<?> operations;

    PeerServer(Link link, CamelContext camel) {
        this.link = link;
        this.camel = camel;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    void connect() throws Exception {
        RemoteFileEndpoint<?> endpoint = endpoint(link.transport().server());
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

    /** One that nobody else shares. What may hold any character is no part of its address. */
    private RemoteFileEndpoint<?> endpoint(Peer peer) throws Exception {
        String kind = link.transport().kind().word();
        var endpoint = (RemoteFileEndpoint<?>) camel.getComponent(kind).createEndpoint(address(kind, peer));
        Credentials credentials = peer.credentials();
        endpoint.getConfiguration().setUsername(peer.user());
        endpoint.getConfiguration().setPassword(credentials.password());
        if (endpoint.getConfiguration() instanceof SftpConfiguration shell) {
            shell.setKnownHostsFile(peer.trust());
            shell.setPrivateKeyFile(credentials.keyFile());
            shell.setPrivateKeyPassphrase(credentials.passphrase());
        }
        if (endpoint instanceof FtpsEndpoint secured) {
            secured.setSslContextParameters(LinkSecrets.trust(peer));
        }
        return endpoint;
    }

    private String address(String kind, Peer peer) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("stepwise", "false");
        parameters.put("autoCreate", "false");
        parameters.put("maximumReconnectAttempts", "0");
        parameters.put("connectTimeout", "5000");
        parameters.put("soTimeout", "10000");
        if (link.transport().kind() == LinkTransport.Kind.SFTP) {
            parameters.put("strictHostKeyChecking", "yes");
            parameters.put("useUserKnownHostsFile", "false");
            parameters.put("preferredAuthentications", "publickey,password,keyboard-interactive");
        } else {
            parameters.put("binary", "true");
            parameters.put("passiveMode", "true");
            parameters.put("ftpClient.controlEncoding", link.transport().controlEncoding());
        }
        if (link.transport().kind() == LinkTransport.Kind.FTPS) {
            parameters.put("ftpClient.endpointCheckingEnabled", "true");
            parameters.put("execProt", "P");
            parameters.put("execPbsz", "0");
        }
        return kind + "://" + peer.host() + ":" + peer.port() + "/"
                + link.transport().folder() + "?"
                + parameters.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining("&"));
    }

    /** Ends the session; that nothing is left open matters more than how it ends. */
    @Override
    public void close() {
        if (operations != null && operations.isConnected()) {
            operations.disconnect();
        }
    }
}
