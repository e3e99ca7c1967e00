package io.tillbridge.warehouse;

import static io.tillbridge.integration.UnitFate.State.BOOKED;
import static io.tillbridge.integration.UnitFate.State.PARKED;
import static io.tillbridge.integration.UnitFate.State.REPEATED;
import static io.tillbridge.warehouse.WarehouseUnderTest.STORE;
import static io.tillbridge.warehouse.WarehouseUnderTest.WAREHOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.formats.FormatReader;
import io.tillbridge.formats.Layouts;
import io.tillbridge.formats.Receiver;
import io.tillbridge.formats.Reject;
import io.tillbridge.formats.Summary;
import io.tillbridge.formats.Unit;
import io.tillbridge.integration.FileInHand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sample files as they are, through the layouts that come with the program, into the books. */
class SampleFilesTests {

    private static final Path SAMPLES = Path.of("src/test/resources/samples/wms");
    private static final Layouts LAYOUTS = new Layouts();
    private static final String SHIRT = "6901234567892";

    private final WarehouseUnderTest house = WarehouseUnderTest.onH2();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theGoodsOfTheSampleOrderAreSentAndArriveAndAreCountedOnce() throws IOException {
        house.article(SHIRT, 130, 4);
        house.article("6901234567908", 3, 0);
        house.later(Duration.ofMinutes(5));
        var order = house.ask("WXLIVE-4420098123", SHIRT, 2);
        until("2026-11-21T07:05:00Z");

        assertThat(house.states(confirm(), ConfirmBooking.class)).containsExactly(BOOKED);
        assertThat(house.pickups(order)).containsExactly("IN_TRANSIT");
        assertThat(house.stock(WAREHOUSE, SHIRT)).containsExactly(128L, 0L, 0L);

        until("2026-11-21T16:40:00Z");
        assertThat(house.states(snapshot(), SnapshotBooking.class)).containsOnly(BOOKED);
        assertThat(house.stock(WAREHOUSE, SHIRT)).containsExactly(120L, 0L, 0L);
        assertThat(house.stock(WAREHOUSE, "6901234567908")).containsExactly(0L, 0L, 0L);
        assertThat(house.stock(STORE, SHIRT)).containsExactly(6L, 0L, 0L);

        until("2026-11-22T02:30:00Z");
        assertThat(house.states(delta(), DeltaBooking.class)).containsExactly(BOOKED, BOOKED, REPEATED);
        assertThat(house.states(changes(), DeltaBooking.class)).containsExactly(REPEATED, BOOKED);
        assertThat(house.stock(WAREHOUSE, SHIRT)).containsExactly(118L, 0L, 0L);
        assertThat(house.stock(STORE, SHIRT)).containsExactly(8L, 2L, 0L);
        assertThat(house.pickups(order)).containsExactly("ARRIVED");
        house.balances("after the samples");
    }

    @Test
    void theDeltaAloneNetsTwoLessAndTwoMore() throws IOException {
        house.article(SHIRT, 10, 4);
        until("2026-11-22T02:30:00Z");

        house.book(delta(), DeltaBooking.class);
        assertThat(house.states(changes(), DeltaBooking.class)).containsExactly(REPEATED, BOOKED);

        assertThat(house.stock(WAREHOUSE, SHIRT)).containsExactly(8L, 0L, 0L);
        assertThat(house.stock(STORE, SHIRT)).containsExactly(6L, 0L, 0L);
        assertThat(house.book(confirm(), ConfirmBooking.class))
                .extracting(WarehouseUnderTest::code)
                .containsExactly("WAREHOUSE_UNKNOWN_ORDER");
        house.balances("after the delta");
    }

    @Test
    void anArticleThatNobodyKnowsWaits() throws IOException {
        house.article(SHIRT, 10, 4);
        until("2026-11-21T16:40:00Z");

        assertThat(house.states(snapshot(), SnapshotBooking.class)).containsExactly(BOOKED, PARKED, BOOKED, BOOKED);

        assertThat(house.stock(WAREHOUSE, SHIRT)).containsExactly(120L, 0L, 0L);
    }

    private void until(String moment) {
        house.later(Duration.between(house.clock.instant(), Instant.parse(moment)));
    }

    private static Papers.Paper confirm() throws IOException {
        return read("qimen-ship-confirm", "SHIPCONF_WH01_DN88120.xml");
    }

    private static Papers.Paper snapshot() throws IOException {
        return read("stock-snapshot", "STOCKSNAP_WH01_20261122003000_0000000421.txt");
    }

    private static Papers.Paper delta() throws IOException {
        return read("stock-delta", "STOCKDELTA_WH01_0000009911.txt");
    }

    private static Papers.Paper changes() throws IOException {
        return read("qimen-stockchange", "stockchange_report.xml");
    }

    private static Papers.Paper read(String layout, String name) throws IOException {
        List<Unit> units = new ArrayList<>();
        Receiver receiver = new Receiver() {
            @Override
            public void unit(Unit unit) {
                units.add(unit);
            }

            @Override
            public void reject(Reject reject) {
                throw new AssertionError(reject.toString());
            }
        };
        try (InputStream in = Files.newInputStream(SAMPLES.resolve(name))) {
            Summary summary = new FormatReader().read(LAYOUTS.get(layout), in, name, receiver);
            assertThat(summary.sound()).isTrue();
            return new Papers.Paper(new FileInHand(UUID.randomUUID(), "wms", name, null, summary), units);
        }
    }
}
