package io.tillbridge.integration;

import io.tillbridge.integration.LinkTransport.Peer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A link as its Kamelet wants to be called. */
final class LinkAddress {

    private LinkAddress() {}

    /** Name of the bean that decides about files; the Kamelet refers to it. */
    static String files(String link) {
        return "link-files-" + link;
    }

    /** Name of the bean that follows how polling goes. */
    static String watch(String link) {
        return "link-watch-" + link;
    }

    /** Where files are polled. */
    static String source(Link link, Path work) {
        LinkTransport transport = link.transport();
        Map<String, Object> parameters = parameters(link);
        parameters.put("include", transport.include());
        parameters.put("poll", transport.poll().toMillis());
        parameters.put("files", files(link.name()));
        parameters.put("watch", watch(link.name()));
        if (transport.peer() != null) {
            parameters.put("work", work.resolve(link.name()).toString());
        }
        return kamelet(link, "source", parameters);
    }

    /** Where files are written. */
    static String sink(Link link) {
        return kamelet(link, "sink", parameters(link));
    }

    /** The route that the Kamelet makes of itself. */
    static String kameletRoute(String link) {
        return "link-" + link;
    }

    private static Map<String, Object> parameters(Link link) {
        LinkTransport transport = link.transport();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("directory", transport.folder());
        Peer peer = transport.peer();
        if (peer != null) {
            parameters.put("host", peer.host());
            parameters.put("port", peer.port());
            parameters.put("controlEncoding", transport.controlEncoding());
            LinkSecrets.Names names = LinkSecrets.Names.of(link.name());
            parameters.put("userBean", names.user());
            parameters.put("passwordBean", names.password());
            if (transport.kind() == LinkTransport.Kind.SFTP) {
                parameters.put("knownHosts", peer.trust());
                parameters.put("keyFile", peer.credentials().keyFile());
                parameters.put("passphraseBean", names.passphrase());
            } else if (transport.kind() == LinkTransport.Kind.FTPS) {
                parameters.put("trustBean", names.trust());
            }
        }
        return parameters;
    }

    private static String kamelet(Link link, String end, Map<String, Object> parameters) {
        return "kamelet:files-" + link.transport().kind().word() + "-" + end + "/" + kameletRoute(link.name()) + "?"
                + parameters.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=RAW(" + parameter.getValue() + ")")
                        .collect(Collectors.joining("&"));
    }
}
