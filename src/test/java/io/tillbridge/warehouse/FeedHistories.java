package io.tillbridge.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Crowd;
import io.tillbridge.inventory.StockLedger;
import io.tillbridge.inventory.StockLevel;
import io.tillbridge.inventory.StockRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Random histories of a warehouse and its files, and races with who sells there. The subclasses say on which database. */
abstract class FeedHistories {

    private static final int STEPS = 60;

    private final WarehouseUnderTest house;
    private final int histories;

    FeedHistories(WarehouseUnderTest house, int histories) {
        this.house = house;
        this.histories = histories;
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void everyHistoryEndsWithTheTruthAndBalancedBooks() {
        for (int seed = 0; seed < histories; seed++) {
            new FeedLives(house, seed).live(STEPS);
            house.stockBalances("seed " + seed);
            house.empty();
        }
    }

    @Test
    void aSnapshotInTheMiddleOfSalesLosesNoneAndCountsNoneTwice() {
        String barcode = house.article(400, 0);
        var sold = new AtomicInteger();
        var held = new AtomicInteger();
        Instant asOf = house.clock.instant();
        house.later(Duration.ofSeconds(10));

        new Crowd(12).each(120, i -> {
            if (i % 10 == 9) {
                long sequence = i;
                house.book(
                        Papers.snapshot(
                                "WH01",
                                asOf.plusSeconds(1 + sequence / 30),
                                sequence,
                                Papers.stock("WH01", barcode, "A", "GOOD", 400)),
                        SnapshotBooking.class);
            } else {
                sell(barcode, i % 2 == 0, sold, held);
            }
            return true;
        });

        StockLevel end = house.level(WarehouseUnderTest.WAREHOUSE, barcode);
        assertThat(end.onHand()).isEqualTo(400 - sold.get());
        assertThat(end.reserved()).isEqualTo(held.get());
        assertThat(end.missing()).isZero();
        house.stockBalances("after the race");
    }

    @Test
    void changesAndSalesOfTheLastPiecesNeverPromiseOneTwice() {
        String barcode = house.article(60, 0);
        house.later(Duration.ofMinutes(1));
        var sold = new AtomicInteger();
        var held = new AtomicInteger();

        new Crowd(12).each(120, i -> {
            if (i % 4 == 3) {
                Instant at = house.clock.instant();
                house.book(
                        Papers.paper(
                                "wms-report",
                                "report-" + i,
                                null,
                                List.of(Papers.change("R" + i, at, barcode, "WH01", -1, "QTCK", ""))),
                        DeltaBooking.class);
            } else {
                sell(barcode, i % 2 == 0, sold, held);
            }
            return true;
        });

        StockLevel end = house.level(WarehouseUnderTest.WAREHOUSE, barcode);
        assertThat(end.onHand() - end.missing()).isEqualTo(60 - 30 - sold.get());
        assertThat(end.reserved()).isEqualTo(held.get());
        assertThat(end.onHand()).isGreaterThanOrEqualTo(end.reserved());
        house.stockBalances("after the race");
    }

    private void sell(String barcode, boolean handOver, AtomicInteger sold, AtomicInteger held) {
        StockLedger ledger = house.bean(StockLedger.class);
        var request = new StockRequest(
                UUID.randomUUID(), WarehouseUnderTest.WAREHOUSE, Map.of(WarehouseUnderTest.sku(barcode), 1));
        var mine = new AtomicBoolean();
        house.in(() -> mine.set(ledger.reserve(List.of(request)).isEmpty()));
        if (mine.get() && handOver) {
            house.in(() -> ledger.fulfil(request, "test", house.clock.instant()));
            sold.incrementAndGet();
        } else if (mine.get()) {
            held.incrementAndGet();
        }
    }
}
