package io.tillbridge.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.tillbridge.shared.CodeMapped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which original bytes are let go, and when. The subclasses say on which database. */
abstract class KeptFilesContract {

    private static final Duration LONG = Duration.ofDays(401);

    @TempDir
    private Path folder;

    private FilesHouse house;
    private FilesHouse.Node node;

    abstract FilesHouse house(Path folder);

    @BeforeEach
    void open() {
        house = house(folder);
        node = house.node();
        link("till");
        link("other");
        node.links().reload();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void link(String name) {
        house.link(name, """
                link: %s
                direction: in
                kind: tally
                layout: trailer
                state: PAUSED
                transport: {kind: folder, directory: %s}
                """.formatted(name, house.peer(name)));
    }

    /** Takes a file in and puts the peer's copy away, as far as the ledger knows. */
    private UUID take(String link, String name, String text) {
        Path file = house.peer(link).resolve(name);
        FilesHouse.write(file, text);
        var taken = node.get(FileIntake.class).take(node.links().get(link), name, Instant.EPOCH, file);
        if (taken.place().isElsewhere()) {
            node.get(PeerCopies.class).archived(taken.file(), ".done/" + name);
        }
        house.clock.turn(Duration.ofMinutes(1));
        return taken.file();
    }

    /** So many bytes are kept after the house was cleaned. */
    private int keptAfterCleaning() throws IOException {
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.from(house.clock.instant().minus(LONG)));
        }
        node.get(KeptFiles.class).clean();
        return files().size();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder.resolve("kept"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void oldBytesAreLetGoAndTheirFileIsStillKnown() throws IOException {
        take("till", "s.csv", "a\nT|1\n");
        assertThat(keptAfterCleaning()).isEqualTo(1);
        house.clock.turn(LONG);

        assertThat(keptAfterCleaning()).isZero();

        take("till", "again.csv", "a\nT|1\n");
        assertThat(house.ledger()).containsExactly("s.csv ARCHIVED 1/0", "again.csv DUPLICATE 0/0");
        assertThat(node.tally().booked()).containsExactly("a");
    }

    @Test
    void bytesThatAnotherFileOfTheSameContentNeedsStay() throws IOException {
        take("till", "s.csv", "a\nT|1\n");
        house.clock.turn(LONG);
        take("other", "s.csv", "a\nT|1\n");

        assertThat(keptAfterCleaning()).isEqualTo(1);

        house.clock.turn(LONG);
        assertThat(keptAfterCleaning()).isZero();
    }

    @Test
    void bytesStayWhileUnitsWait() throws IOException {
        node.tally().unmapped.add("b");
        take("till", "s.csv", "a\nb\nT|2\n");
        house.clock.turn(LONG);
        assertThat(keptAfterCleaning()).isEqualTo(1);

        node.tally().unmapped.clear();
        node.publish(new CodeMapped(
                "b", List.of(new CodeMapped.Waiting("files/till", house.parked().get(0)))));
        await().until(() -> house.figures().equals("booked 2 parked 0 refused 0"));

        assertThat(keptAfterCleaning()).isZero();
    }

    @Test
    void bytesOfWhatCouldNotBeReadStayUntilABetterFileOfThatNameHasCome() throws IOException {
        take("till", "s.csv", "a\nbad\nT|2\n");
        take("till", "t.csv", "b\nT|9\n");
        house.clock.turn(LONG);
        assertThat(keptAfterCleaning()).isEqualTo(2);

        take("till", "s.csv", "a2\nT|1\n");
        take("till", "t.csv", "b\nbad\nT|2\n");
        assertThat(keptAfterCleaning()).isEqualTo(3);
        take("till", "t.csv", "b2\nT|1\n");

        assertThat(keptAfterCleaning()).isEqualTo(3);
        house.clock.turn(LONG);
        assertThat(keptAfterCleaning()).isZero();
    }

    @Test
    void aFileWhoseBytesAreGoneSaysSoWhenItIsToGoAgain() throws IOException {
        UUID wrong = take("till", "s.csv", "a\nT|2\n");
        take("till", "s.csv", "a\nT|1\n");
        house.clock.turn(LONG);
        assertThat(keptAfterCleaning()).isZero();

        assertThatExceptionOfType(FileRejected.class)
                .isThrownBy(() -> node.get(FileReplay.class).file(wrong, false, "demo-admin", "once more"))
                .extracting(FileRejected::code)
                .isEqualTo("FILE_BYTES_GONE");
    }

    @Test
    void bytesThatHaveJustComeAgainStay() throws IOException {
        take("till", "s.csv", "a\nT|1\n");
        house.clock.turn(LONG);
        Files.setLastModifiedTime(files().get(0), FileTime.from(house.clock.instant()));

        node.get(KeptFiles.class).clean();

        assertThat(files()).hasSize(1);
    }

    @Test
    void whatAPowerCutLeftHalfWrittenGoesAfterADay() throws IOException {
        take("till", "s.csv", "a\nT|1\n");
        Path part = folder.resolve("kept").resolve("fresh-1.part");
        FilesHouse.write(part, "half");
        Files.setLastModifiedTime(part, FileTime.from(house.clock.instant()));
        node.get(KeptFiles.class).clean();
        assertThat(part).exists();

        house.clock.turn(Duration.ofDays(2));
        node.get(KeptFiles.class).clean();

        assertThat(part).doesNotExist();
        assertThat(files()).hasSize(1);
    }
}
