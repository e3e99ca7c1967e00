package io.tillbridge.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillbridge.Api;
import io.tillbridge.OrderEvents;
import io.tillbridge.TillbridgeTest;
import io.tillbridge.formats.FormatReader;
import io.tillbridge.formats.Layouts;
import io.tillbridge.formats.Receiver;
import io.tillbridge.formats.Reject;
import io.tillbridge.formats.Row;
import io.tillbridge.formats.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Goods over the counter, and what the house behind the tills gets of it over SFTP: from the order to the bytes at its server. */
@TillbridgeTest
class HandoverDocumentLinkTests {

    private static final List<String> KINDS = List.of("poslog", "wpubon01");

    @TempDir
    private Path folder;

    private final Api api;
    private final Links links;
    private final Path linkFolder;
    private final String sku;
    private MinaSftp server;

    HandoverDocumentLinkTests(@LocalServerPort int port, Links links, @Value("${tillbridge.links}") Path linkFolder) {
        this.api = Api.at(port);
        this.links = links;
        this.linkFolder = linkFolder;
        this.sku = api.article("S001", 10);
    }

    @BeforeEach
    void open() throws Exception {
        server = new MinaSftp(folder, "host-key");
        Files.createDirectories(linkFolder);
        for (String kind : KINDS) {
            Files.createDirectories(server.home().resolve(kind));
            Files.writeString(linkFolder.resolve("erp-" + kind + ".yaml"), """
                    link: erp-%1$s
                    direction: out
                    kind: handovers-%1$s
                    layout: %1$s
                    state: LIVE
                    transport:
                      kind: sftp
                      host: 127.0.0.1
                      port: %2$d
                      user: '%3$s'
                      password: '%4$s'
                      known-hosts: %5$s
                      directory: %1$s
                      done-file: .ok
                    """.formatted(
                            kind, server.port(), TestServer.USER, TestServer.PASSWORD, server.knownHosts(folder)));
        }
        links.reload();
        assertThat(links.problems()).isEmpty();
    }

    @AfterEach
    void close() throws Exception {
        for (String kind : KINDS) {
            Files.delete(linkFolder.resolve("erp-" + kind + ".yaml"));
        }
        links.reload();
        server.close();
    }

    @Test
    void aHandOverArrivesWholeAsAPoslogThatOurOwnReaderUnderstandsAndAsAnIdoc() throws Exception {
        OrderEvents order = OrderEvents.anyOrder().line(sku, 2);
        api.push(order.paid()).expect(202);
        api.settle();
        String pickup = api.ready(order);
        api.handOver(pickup, api.code(order)).expect(201);

        Path poslog = arrived("poslog");
        Path idoc = arrived("wpubon01");

        Row line = read(poslog).rows("line").get(0);
        assertThat(line.text("external-order")).contains(order.orderId());
        assertThat(line.text("reservation")).contains(pickup);
        assertThat(line.number("quantity")).contains(2000L);
        assertThat(text(idoc, "FLDVAL")).isEqualTo(order.orderId());
        assertThat(text(idoc, "MENGE")).isEqualTo("2.000");
        assertThat(text(idoc, "IDOCTYP")).isEqualTo("WPUBON01");
        for (Path document : List.of(poslog, idoc)) {
            String name = document.getFileName().toString();
            assertThat(server.deeds)
                    .contains("write ." + name + ".part", "rename ." + name + ".part to " + name)
                    .doesNotContain("write " + name);
        }
    }

    /** The document, once its done file is there. */
    private Path arrived(String kind) throws IOException {
        Path at = server.home().resolve(kind);
        List<String> names = await().atMost(Duration.ofSeconds(60))
                .until(() -> FilesHouse.list(at), HandoverDocumentLinkTests::isDone);
        assertThat(names).hasSize(2).element(1).isEqualTo(names.get(0) + ".ok");
        return at.resolve(names.get(0));
    }

    private static boolean isDone(List<String> names) {
        return names.stream().anyMatch(name -> name.endsWith(".xml.ok"));
    }

    private static Unit read(Path poslog) throws IOException {
        List<Unit> units = new ArrayList<>();
        var receiver = new Receiver() {
            @Override
            public void unit(Unit unit) {
                units.add(unit);
            }

            @Override
            public void reject(Reject reject) {
                throw new AssertionError(reject.toString());
            }
        };
        try (var bytes = Files.newInputStream(poslog)) {
            new FormatReader().read(new Layouts().get("poslog-generic6"), bytes, "poslog", receiver);
        }
        assertThat(units).hasSize(1);
        return units.get(0);
    }

    private static String text(Path xml, String element) throws Exception {
        var found = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(xml.toFile())
                .getElementsByTagName(element);
        assertThat(found.getLength()).as(element).isEqualTo(1);
        return found.item(0).getTextContent();
    }
}
