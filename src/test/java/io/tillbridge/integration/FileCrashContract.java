package io.tillbridge.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Crowd;
import io.tillbridge.integration.FileIntake.Place;
import io.tillbridge.integration.FileIntake.Taken;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.QueryTimeoutException;

/**
 * Nothing is lost and nothing is booked twice, wherever a node dies and however many there are. The subclasses say on which
 * database.
 */
abstract class FileCrashContract {

    private static final Instant MODIFIED = Instant.parse("2026-11-25T01:00:00Z");

    @TempDir
    private Path folder;

    private FilesHouse house;

    abstract FilesHouse house(Path folder);

    @BeforeEach
    void open() {
        house = house(folder);
        house.chunkRows = 3;
        house.link("till", """
                link: till
                direction: in
                kind: tally
                layout: trailer
                state: PAUSED
                transport: {kind: folder, directory: %s}
                """.formatted(house.peer("till")));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Path file(int lines) {
        Path file = house.peer("till").resolve("s" + lines + ".csv");
        FilesHouse.write(
                file,
                String.join(
                                "",
                                IntStream.range(0, lines)
                                        .mapToObj(i -> "k%02d\n".formatted(i))
                                        .toList()) + "bad\nT|" + (lines + 1) + "\n");
        return file;
    }

    private static List<String> keys(int lines) {
        return IntStream.range(0, lines).mapToObj("k%02d"::formatted).toList();
    }

    private static Link link(FilesHouse.Node node) {
        node.links().reload();
        return node.links().get("till");
    }

    private static Taken take(FilesHouse.Node node, Path file) {
        return node.get(FileIntake.class).take(link(node), file.getFileName().toString(), MODIFIED, file);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNodeThatDiesAtAnyStepLeavesAFileThatAnotherFinishes(boolean afterTheCommit) {
        Path file = file(8);
        FilesHouse.Node healthy = house.node();
        int deaths = 0;
        for (int calls = 0; calls < 200; calls++) {
            house.empty();
            DyingDatabase dying;
            try (FilesHouse.Node node = house.node()) {
                Link link = link(node);
                dying = house.dying(node, calls, afterTheCommit, DyingDatabase.PROCESS);
                try {
                    node.get(FileIntake.class).take(link, "s8.csv", MODIFIED, file);
                } catch (RuntimeException dead) {
                    deaths++;
                }
            }
            house.leasesEnd();
            healthy.get(LeftBehind.class).work();
            Taken again = take(healthy, file);

            assertThat(again.place()).as("died after %s calls", calls).isEqualTo(Place.DONE);
            assertThat(healthy.tally().booked())
                    .as("died after %s calls", calls)
                    .isEqualTo(keys(8));
            assertThat(healthy.tally().ends()).isEqualTo(1);
            assertThat(house.ledger()).containsExactly("s8.csv COMMITTED 8/1");
            assertThat(house.sql().queryForObject("select count(*) from integration_file_unit", Integer.class))
                    .isEqualTo(1);
            if (!dying.died()) {
                assertThat(deaths).isPositive();
                return;
            }
        }
        throw new AssertionError("the file is never finished");
    }

    @Test
    void anOutageInTheMiddleUsesUpNothing() {
        FilesHouse.Node node = house.node();
        Path file = file(8);
        link(node);
        for (int i = 0; i < 10; i++) {
            node.tally().trouble = new org.springframework.dao.DataAccessResourceFailureException("away");
            assertThat(take(node, file).place()).isEqualTo(Place.LEFT);
        }
        node.tally().trouble = null;

        assertThat(take(node, file).place()).isEqualTo(Place.DONE);
        assertThat(node.tally().booked()).isEqualTo(keys(8));
    }

    @Test
    void whatCannotBeBookedIsSetAsideAfterSoManyTriesAndSaysWhy() {
        FilesHouse.Node node = house.node();
        Path file = file(2);
        link(node);
        node.tally().trouble = new QueryTimeoutException("slow");

        List<Place> places = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            places.add(take(node, file).place());
        }

        assertThat(places).containsExactly(Place.LEFT, Place.LEFT, Place.ERROR);
        assertThat(node.tally().booked()).isEmpty();
        assertThat(house.sql().queryForObject("select reason_code from integration_file", String.class))
                .isEqualTo("FILE_BOOKING_FAILED");
    }

    @Test
    void aLargeFileGoesOnFromItsCursorOnAnotherNode() {
        FilesHouse.Node one = house.node();
        Path file = file(8);
        link(one);
        one.tally().troubleAt = "k07";

        assertThat(take(one, file).place()).isEqualTo(Place.LEFT);

        assertThat(one.tally().booked()).isEqualTo(keys(6));
        assertThat(house.sql().queryForObject("select cursor_units from integration_file", Integer.class))
                .isEqualTo(6);
        FilesHouse.Node other = house.node();
        assertThat(take(other, file).place()).isEqualTo(Place.DONE);
        assertThat(other.tally().asked).containsExactly("k06", "k07");
        assertThat(other.tally().booked()).isEqualTo(keys(8));
    }

    @Test
    void aFileThatTwoNodesSeeAtTheSameMomentIsBookedByOne() {
        List<FilesHouse.Node> nodes = List.of(house.node(), house.node());
        nodes.forEach(FileCrashContract::link);
        for (int round = 1; round <= 20; round++) {
            Path file = house.peer("till").resolve("r" + round + ".csv");
            FilesHouse.write(file, "r%1$02d\ns%1$02d\nT|2\n".formatted(round));

            List<Place> places = new Crowd(4).each(4, i -> {
                FilesHouse.Node node = nodes.get(i % 2);
                if (i > 1) {
                    node.get(LeftBehind.class).work();
                    return Place.LEFT;
                }
                return node.get(FileIntake.class)
                        .take(node.links().get("till"), file.getFileName().toString(), MODIFIED, file)
                        .place();
            });

            assertThat(places).contains(Place.DONE).containsOnly(Place.DONE, Place.LEFT);
            assertThat(nodes.get(0).tally().ends()).isEqualTo(round);
        }
        assertThat(nodes.get(0).tally().booked()).hasSize(40).doesNotHaveDuplicates();
        assertThat(house.ledger()).hasSize(20).allMatch(file -> file.contains(" COMMITTED 2/0"));
    }

    @Test
    void nodesThatSeeTheSameFilesBookEachOnce() throws Exception {
        List<FilesHouse.Node> nodes = List.of(house.node(), house.node(), house.node());
        nodes.forEach(FileCrashContract::link);
        List<Path> files = IntStream.range(1, 21)
                .mapToObj(i -> {
                    Path file = house.peer("till").resolve("f" + i + ".csv");
                    FilesHouse.write(file, "f%02d\ng%02d\nT|2\n".formatted(i, i));
                    return file;
                })
                .toList();
        var crowd = Executors.newFixedThreadPool(nodes.size());
        List<Callable<Void>> work = new ArrayList<>();
        for (FilesHouse.Node node : nodes) {
            work.add(() -> {
                for (Path file : files) {
                    node.get(FileIntake.class)
                            .take(node.links().get("till"), file.getFileName().toString(), MODIFIED, file);
                }
                return null;
            });
        }
        for (var done : crowd.invokeAll(work)) {
            done.get();
        }
        crowd.shutdown();

        assertThat(nodes.get(0).tally().booked()).hasSize(40).doesNotHaveDuplicates();
        assertThat(nodes.get(0).tally().ends()).isEqualTo(20);
        assertThat(house.ledger()).hasSize(20).allMatch(file -> file.contains(" COMMITTED 2/0"));
    }

    @Test
    void unitsThatWaitForAMappingAreBookedByThemselvesOnceItIsThere() {
        FilesHouse.Node node = house.node();
        node.tally().unmapped.add("k01");
        Path file = file(5);
        take(node, file);
        assertThat(house.figures()).isEqualTo("booked 4 parked 1 refused 0");
        String unit = house.parked().get(0);

        node.tally().unmapped.clear();
        node.publish(new io.tillbridge.shared.CodeMapped(
                "k01", List.of(new io.tillbridge.shared.CodeMapped.Waiting("files/till", unit))));

        org.awaitility.Awaitility.await().until(() -> house.figures().equals("booked 5 parked 0 refused 0"));
        assertThat(node.tally().booked()).containsExactlyInAnyOrderElementsOf(keys(5));
    }

    @Test
    void aFileThatWasSetAsideGoesAgainWhenSomebodySaysSo() {
        FilesHouse.Node node = house.node();
        Path file = file(2);
        house.link("till", """
                link: till
                direction: in
                kind: tally
                layout: trailer
                state: PAUSED
                bad-rows: reject-file
                transport: {kind: folder, directory: %s}
                """.formatted(house.peer("till")));
        Taken taken = take(node, file);
        assertThat(taken.place()).isEqualTo(Place.ERROR);

        node.get(FileReplay.class).file(taken.file(), true, "demo-admin", "the bad row is a footer");

        org.awaitility.Awaitility.await().until(() -> house.ledger().equals(List.of("s2.csv COMMITTED 2/1")));
        assertThat(node.tally().booked()).isEqualTo(keys(2));
    }
}
