package io.tillbridge.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.DatabaseCable;
import io.tillbridge.Postgres;
import io.tillbridge.integration.FileIntake.Place;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wire to the database breaks at every single call of a file's way, and the same node goes on when it is mended. */
class FileOutagePostgresIT {

    private static final List<String> KEYS = List.of("a", "b", "c", "d", "e", "f", "g");
    private static final int PATIENCE = 20;

    @TempDir
    private Path folder;

    private final DatabaseCable cable = new DatabaseCable(Postgres.port());
    private FilesHouse house;
    private FilesHouse.Node node;
    private Link link;
    private Path file;

    @BeforeEach
    void open() {
        house = FilesHouse.onPostgres(folder, cable);
        house.chunkRows = 3;
        file = house.peer("till").resolve("s.csv");
        FilesHouse.write(file, String.join("\n", KEYS) + "\nno\nbad\nT|9\n");
        house.link("till", """
                link: till
                direction: in
                kind: tally
                layout: trailer
                state: PAUSED
                transport: {kind: folder, directory: %s}
                """.formatted(house.peer("till")));
        node = house.node();
        node.links().reload();
        link = node.links().get("till");
    }

    @AfterEach
    void close() throws Exception {
        cable.mend();
        house.close();
        cable.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWireThatBreaksAtAnyCallUsesUpNoTryAndBooksEachUnitOnce(boolean afterTheCommit) {
        DyingDatabase cut;
        int calls = 0;
        do {
            house.empty();
            cut = house.dying(node, calls, afterTheCommit, DyingDatabase.wire(cable));

            boolean held = takes();
            cable.mend();
            for (int i = 0; i < PATIENCE && !held; i++) {
                house.leasesEnd();
                held = takes();
            }

            assertThat(held).as("cut at call %s", calls).isTrue();
            assertThat(node.tally().booked()).as("cut at call %s", calls).isEqualTo(KEYS);
            assertThat(node.tally().ends()).isEqualTo(1);
            assertThat(house.ledger()).containsExactly("s.csv COMMITTED 8/1");
            assertThat(house.figures()).isEqualTo("booked 7 parked 0 refused 1");
            assertThat(house.sql().queryForObject("select attempts from integration_file", Integer.class))
                    .as("tries used up by a cut at call %s", calls)
                    .isZero();
            calls++;
        } while (cut.died());
        assertThat(calls).isGreaterThan(20);
    }

    /** Whether the file is booked now; what the broken wire makes of it is nothing that anybody has to know. */
    private boolean takes() {
        try {
            return node.get(FileIntake.class)
                            .take(link, "s.csv", Instant.parse("2026-11-25T01:00:00Z"), file)
                            .place()
                    == Place.DONE;
        } catch (RuntimeException failure) {
            assertThat(Failures.isOutage(failure)).as("%s", failure).isTrue();
            return false;
        }
    }
}
