package io.tillbridge.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/** What every link to a server does, whichever protocol and whoever made the server. */
abstract class ServerLinkContract {

    static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    FilesHouse house;
    FilesHouse.Node node;
    TestServer server;
    Path drop;

    /** Starts the server. */
    abstract TestServer start() throws Exception;

    /** Kind of transport and what only it has, as lines of YAML. */
    abstract String transport() throws Exception;

    @BeforeEach
    void open() throws Exception {
        house = FilesHouse.onH2(folder);
        house.environment.put("TILL_PASSWORD", TestServer.PASSWORD);
        node = house.node();
        server = start();
        drop = Files.createDirectories(server.home().resolve("out"));
    }

    @AfterEach
    void close() throws Exception {
        house.close();
        server.close();
    }

    void link(String more) throws Exception {
        link(transport(), more);
    }

    void link(String transport, String more) {
        house.link("till", """
                link: till
                direction: in
                kind: tally
                layout: trailer
                state: LIVE
                answer: {ack: true}
                transport:
                  host: 127.0.0.1
                  port: %d
                  user: %s
                  password-env: TILL_PASSWORD
                  directory: out
                  poll: 200ms
                %s
                %s
                """.formatted(
                        server.port(),
                        server.user(),
                        transport.indent(2).stripTrailing(),
                        more.indent(2).stripTrailing()));
        node.links().reload();
        assertThat(node.links().problems()).isEmpty();
    }

    void outLink(String more) throws Exception {
        house.link("lists", """
                link: lists
                direction: out
                kind: prices
                state: LIVE
                transport:
                  host: 127.0.0.1
                  port: %d
                  user: %s
                  password-env: TILL_PASSWORD
                  directory: out
                %s
                %s
                """.formatted(
                        server.port(),
                        server.user(),
                        transport().indent(2).stripTrailing(),
                        more.indent(2).stripTrailing()));
        node.links().reload();
        assertThat(node.links().problems()).isEmpty();
    }

    /** Writes down a file that is to go out. */
    void add(String name, byte[] body) {
        node.get(TransactionTemplate.class)
                .executeWithoutResult(status -> node.get(OutgoingFiles.class).add("lists", name, body));
        house.clock.turn(Duration.ofSeconds(1));
    }

    void archived(int files) {
        await().atMost(SOON)
                .until(
                        () -> house.sql()
                                .queryForObject(
                                        "select count(*) from integration_file where archived_at is not null",
                                        Integer.class),
                        count -> count == files);
    }

    /** Waits until the link says what is wrong with it; null for nothing. */
    void says(@org.jspecify.annotations.Nullable String code) {
        await().atMost(SOON).until(() -> {
            var standing = node.get(LinkRows.class).all().get("till");
            house.clock.turn(Duration.ofMinutes(5));
            return code == null
                    ? standing != null && standing.failure() == null && standing.lastSuccess() != null
                    : standing != null
                            && standing.failure() != null
                            && standing.failure().code().equals(code);
        });
    }

    @Test
    void takesFilesOfChineseNamesByteForByteAndAnswers() throws Exception {
        Files.writeString(drop.resolve("南京路 日结.csv"), "a\r\n蓝\r\nT|2\r\n");
        Files.writeString(drop.resolve("empty.csv"), "");
        Files.writeString(drop.resolve("note.txt"), "not ours");

        link("settle: 0s\ninclude: '*.csv'");
        await().atMost(SOON).until(() -> FilesHouse.list(drop.resolve(".done")).equals(List.of("*-南京路 日结.csv")));
        archived(1);

        assertThat(node.tally().booked()).containsExactly("a", "蓝");
        assertThat(FilesHouse.list(drop)).containsExactly(".done", "empty.csv", "note.txt", "南京路 日结.csv.ack");
        assertThat(house.sql()
                        .queryForObject("select size_bytes from integration_file where state = 'ARCHIVED'", Long.class))
                .isEqualTo(Files.size(Files.list(drop.resolve(".done")).toList().get(0)));
        assertThat(house.sql()
                        .queryForObject("select state from integration_file where name = 'empty.csv'", String.class))
                .isEqualTo("SEEN");
    }

    @Test
    void aDoneFileSaysWhenAFileIsWholeAndGoesWithIt() throws Exception {
        Files.writeString(drop.resolve("s.csv"), "a\n");
        link("done-file: .ok");
        says(null);
        assertThat(house.ledger()).isEmpty();

        Files.writeString(drop.resolve("s.csv"), "a\nb\nT|2\n");
        Files.writeString(drop.resolve("s.csv.ok"), "");
        archived(1);

        await().atMost(SOON).until(() -> FilesHouse.list(drop).equals(List.of(".done", "s.csv.ack")));
        assertThat(node.tally().booked()).containsExactly("a", "b");
    }

    @Test
    void aGrowingFileIsNeverTakenHalf() throws Exception {
        Path file = drop.resolve("s.csv");
        Files.writeString(file, "a\n");
        link("settle: 0s");
        await().atMost(SOON).until(() -> house.ledger().equals(List.of("s.csv SEEN 1/0")));

        Files.writeString(file, "b\nT|2\n", java.nio.file.StandardOpenOption.APPEND);
        archived(1);

        assertThat(node.tally().booked()).containsExactly("a", "b");
    }

    @Test
    void anIncompleteFileIsFetchedAgainOnlyWhenItChanges() throws Exception {
        Files.writeString(drop.resolve("s.csv"), "a\n");
        link("settle: 0s");
        await().atMost(SOON).until(() -> house.ledger().equals(List.of("s.csv SEEN 1/0")));
        house.polled();

        house.clock.turn(Duration.ofMinutes(1));
        house.polled();
        assertThat(house.readLast()).isEqualTo("2026-11-25T02:00:00Z");

        house.clock.turn(Duration.ofMinutes(9));
        archived(1);
        assertThat(house.ledger()).containsExactly("s.csv QUARANTINED 1/0");
    }

    @Test
    void aWrongPasswordIsSeenAndHealsByItself() throws Exception {
        server.changePassword("another");
        Files.writeString(drop.resolve("s.csv"), "a\nT|1\n");
        link("settle: 0s");
        says("PEER_LOGIN_REFUSED");

        server.changePassword(TestServer.PASSWORD);
        says(null);

        archived(1);
        assertThat(node.tally().booked()).containsExactly("a");
    }

    @Test
    void aDeadServerIsSeen() throws Exception {
        link("settle: 0s");
        says(null);

        server.close();

        says("PEER_NO_ANSWER");
    }

    @Test
    void theCheckTriesEveryStepAsTheRouteWould() throws Exception {
        link("settle: 0s");
        Link link = node.links().get("till");
        var camel = node.get(org.apache.camel.CamelContext.class);

        var steps = new LinkCheck(link, camel).run();

        assertThat(steps).allMatch(LinkCheck.Step::ok).hasSize(6);
        assertThat(FilesHouse.list(drop)).isEmpty();
    }

    @Test
    void theCheckNoticesAFolderThatIsNotThere() throws Exception {
        Files.delete(drop);
        link("settle: 0s");

        var steps = new LinkCheck(node.links().get("till"), node.get(org.apache.camel.CamelContext.class)).run();

        assertThat(steps).hasSize(4);
        assertThat(steps.get(3).what()).isEqualTo(LinkCheck.What.LIST);
        assertThat(steps.get(3).ok()).isFalse();
    }

    @Test
    void sendsFilesInTheirOrderEachWithItsDoneFile() throws Exception {
        outLink("done-file: .ok");
        byte[] body = "价,1\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        add("价格-1.csv", body);
        add("价格-2.csv", body);
        add("价格-2.csv", new byte[0]);

        node.get(OutgoingPost.class).send();

        assertThat(FilesHouse.list(drop)).containsExactly("价格-1.csv", "价格-1.csv.ok", "价格-2.csv", "价格-2.csv.ok");
        assertThat(Files.readAllBytes(drop.resolve("价格-2.csv"))).isEqualTo(body);
        assertThat(house.sql().queryForList("select state from integration_outgoing_file", String.class))
                .containsExactly("SENT", "SENT");
    }
}
