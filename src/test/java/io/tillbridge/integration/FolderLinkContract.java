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

/**
 * A link to a folder, with the route, the Kamelet and the ledger as they are; only format and booking are plain. The
 * subclasses say on which database.
 */
abstract class FolderLinkContract {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private FilesHouse house;
    private FilesHouse.Node node;
    private Path peer;

    abstract FilesHouse house(Path folder);

    @BeforeEach
    void open() {
        house = house(folder);
        node = house.node();
        peer = house.peer("till");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void link(String layout, String transport, String more) {
        house.link("till", """
                link: till
                direction: in
                kind: tally
                layout: %s
                state: LIVE
                transport:
                  kind: folder
                  directory: %s
                  poll: 100ms
                %s
                %s
                """.formatted(layout, peer, transport.indent(2).stripTrailing(), more));
        node.links().reload();
    }

    private void archived(int files) {
        await().atMost(SOON)
                .until(
                        () -> house.sql()
                                .queryForObject(
                                        "select count(*) from integration_file where archived_at is not null",
                                        Integer.class),
                        count -> count == files);
    }

    @Test
    void booksAFileOnceAndPutsItAwayWithItsTime() {
        link("trailer", "settle: 0s", "");

        FilesHouse.write(peer.resolve("南京路日结.csv"), "a\nb\nT|2\n");
        archived(1);

        assertThat(node.tally().booked()).containsExactly("a", "b");
        assertThat(house.ledger()).containsExactly("南京路日结.csv ARCHIVED 2/0");
        assertThat(FilesHouse.list(peer)).containsExactly(".done");
        assertThat(FilesHouse.list(peer.resolve(".done"))).containsExactly("*-南京路日结.csv");
        assertThat(Files.isDirectory(folder.resolve("kept"))).isTrue();
    }

    @Test
    void theSameContentUnderAnotherNameIsADuplicateAndAnotherContentUnderTheSameNameIsNot() {
        link("trailer", "settle: 0s", "");
        FilesHouse.write(peer.resolve("s.csv"), "a\nT|1\n");
        archived(1);

        FilesHouse.write(peer.resolve("again.csv"), "a\nT|1\n");
        archived(2);
        FilesHouse.write(peer.resolve("s.csv"), "a2\nT|1\n");
        archived(3);

        assertThat(node.tally().booked()).containsExactly("a", "a2");
        assertThat(house.ledger())
                .containsExactlyInAnyOrder("s.csv ARCHIVED 1/0", "again.csv DUPLICATE 0/0", "s.csv ARCHIVED 1/0");
        assertThat(FilesHouse.list(peer.resolve(".dup"))).containsExactly("*-again.csv");
        assertThat(FilesHouse.list(peer.resolve(".done"))).containsExactly("*-s.csv", "*-s.csv");
    }

    @Test
    void answersWithAnAcknowledgementAndTheRejectedLines() throws Exception {
        link("trailer", "settle: 0s", "answer: {ack: true, rejects: true}");

        FilesHouse.write(peer.resolve("s.csv"), "a\nbad\"x\nT|2\n");
        archived(1);

        assertThat(Files.readString(peer.resolve("s.csv.ack")))
                .contains("\"s.csv\"")
                .contains(",1,1,1");
        assertThat(Files.readString(peer.resolve("s.csv.rej.csv")))
                .startsWith("\uFEFFline,")
                .contains("\r\n2,1,\"key\",FORMATS_CODE,")
                .endsWith("\"bad\"\"x\"\r\n");
        assertThat(house.ledger()).containsExactly("s.csv ARCHIVED 1/1");
    }

    @Test
    void aDoneFileSaysWhenAFileIsWhole() {
        link("plain", "done-file: .ok", "");
        FilesHouse.write(peer.resolve("s.csv"), "a\n");
        FilesHouse.write(peer.resolve("t.csv"), "t\n");
        FilesHouse.write(peer.resolve("t.ok"), "");
        archived(1);
        assertThat(node.tally().booked()).containsExactly("t");

        FilesHouse.write(peer.resolve("s.csv"), "a\nb\n");
        FilesHouse.write(peer.resolve("s.csv.ok"), "");
        archived(2);

        assertThat(node.tally().booked()).containsExactly("a", "b", "t");
        assertThat(FilesHouse.list(peer)).containsExactly(".done");
    }

    @Test
    void aFileThatSaysItIsWrongIsSetAsideAndItsRepairedVersionGoesIn() {
        link("trailer", "settle: 0s", "");
        FilesHouse.write(peer.resolve("s.csv"), "a\nT|2\n");
        archived(1);
        assertThat(house.ledger()).containsExactly("s.csv QUARANTINED 1/0");
        assertThat(FilesHouse.list(peer.resolve(".error"))).containsExactly("*-s.csv");
        assertThat(node.tally().booked()).isEmpty();

        FilesHouse.write(peer.resolve("s.csv"), "a\nb\nT|2\n");
        archived(2);

        assertThat(node.tally().booked()).containsExactly("a", "b");
    }

    @Test
    void aGrowingFileIsNeverTakenHalf() throws Exception {
        link("trailer", "settle: 0s", "");
        Path file = peer.resolve("s.csv");
        FilesHouse.write(file, "a\n");
        await().atMost(SOON).until(() -> house.ledger().equals(List.of("s.csv SEEN 1/0")));

        Files.writeString(file, "b\nT|2\n", java.nio.file.StandardOpenOption.APPEND);
        archived(1);

        assertThat(node.tally().booked()).containsExactly("a", "b");
        assertThat(house.ledger()).containsExactly("s.csv ARCHIVED 2/0");
    }

    @Test
    void aFileWhoseRestNeverComesIsSetAside() {
        link("trailer", "settle: 0s", "");
        FilesHouse.write(peer.resolve("s.csv"), "a\n");
        await().atMost(SOON).until(() -> house.ledger().equals(List.of("s.csv SEEN 1/0")));

        house.clock.turn(Duration.ofMinutes(10));
        archived(1);

        assertThat(house.ledger()).containsExactly("s.csv QUARANTINED 1/0");
        assertThat(node.tally().booked()).isEmpty();
    }

    @Test
    void anEmptyFileEndsItsDay() {
        link("plain", "settle: 0s", "");

        FilesHouse.write(peer.resolve("closed-1121.csv"), "");
        archived(1);
        FilesHouse.write(peer.resolve("closed-1122.csv"), "");
        archived(2);

        assertThat(house.ledger()).containsExactly("closed-1121.csv ARCHIVED 0/0", "closed-1122.csv ARCHIVED 0/0");
        assertThat(node.tally().ends()).isEqualTo(2);
    }

    @Test
    void aFileMustNotHaveChangedForAsLongAsTheLinkSays() {
        link("plain", "settle: 5s", "");
        FilesHouse.write(peer.resolve("s.csv"), "a\n");
        house.polled();
        house.clock.turn(Duration.ofSeconds(4));
        house.polled();
        assertThat(house.ledger()).isEmpty();

        house.clock.turn(Duration.ofSeconds(1));
        archived(1);

        assertThat(node.tally().booked()).containsExactly("a");
    }

    @Test
    void anIncompleteFileIsReadAgainOnlyWhenItChanges() throws Exception {
        link("trailer", "settle: 0s", "");
        Path file = peer.resolve("s.csv");
        FilesHouse.write(file, "a\n");
        await().atMost(SOON).until(() -> house.ledger().equals(List.of("s.csv SEEN 1/0")));
        house.polled();

        house.clock.turn(Duration.ofMinutes(1));
        house.polled();
        assertThat(house.readLast()).isEqualTo("2026-11-25T02:00:00Z");

        Files.writeString(file, "b\nT|2\n", java.nio.file.StandardOpenOption.APPEND);
        archived(1);
        assertThat(node.tally().booked()).containsExactly("a", "b");
    }

    @Test
    void aCopyThatWasMovedBeforeTheLedgerHeardOfItIsArchived() {
        link("trailer", "settle: 0s", "");
        FilesHouse.write(peer.resolve("s.csv"), "a\nT|1\n");
        archived(1);
        house.sql().update("update integration_file set archived_at = null, state = 'COMMITTED'");

        house.restart(node).links().reload();
        archived(1);

        assertThat(house.ledger()).containsExactly("s.csv ARCHIVED 1/0");
    }

    @Test
    void aCopyThatLostItsDoneFileBeforeItWasMovedIsMoved() {
        link("trailer", "done-file: .ok", "");
        Path file = peer.resolve("s.csv");
        FilesHouse.write(file, "a\nT|1\n");
        var modified = java.time.Instant.ofEpochMilli(file.toFile().lastModified());
        node.get(FileIntake.class).take(node.links().get("till"), "s.csv", modified, file);

        archived(1);

        assertThat(house.ledger()).containsExactly("s.csv ARCHIVED 1/0");
        assertThat(FilesHouse.list(peer.resolve(".done"))).containsExactly("*-s.csv");
        assertThat(node.tally().booked()).containsExactly("a");
    }

    @Test
    void aFileThatWasSetAsideAndGoesAgainIsArchivedWhereItLies() {
        link("trailer", "settle: 0s", "bad-rows: reject-file");
        FilesHouse.write(peer.resolve("s.csv"), "a\nbad\nT|2\n");
        archived(1);
        java.util.UUID id = house.sql().queryForObject("select id from integration_file", java.util.UUID.class);

        node.get(FileReplay.class).file(id, true, "demo-admin", "the bad row is a footer");

        await().atMost(SOON).until(() -> house.ledger().equals(List.of("s.csv ARCHIVED 1/1")));
        assertThat(FilesHouse.list(peer.resolve(".error"))).containsExactly("*-s.csv");
        assertThat(node.tally().booked()).containsExactly("a");
    }
}
