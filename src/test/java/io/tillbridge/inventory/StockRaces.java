package io.tillbridge.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Crowd;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many threads want the same few pieces. The subclasses say on which database. */
abstract class StockRaces {

    private final LedgerUnderTest books;
    private final StockLedger ledger;

    StockRaces(LedgerUnderTest books) {
        this.books = books;
        this.ledger = books.ledger();
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void aThousandBuyersOfAHundredPiecesGetAHundred() {
        Sku sku = counted(100);

        List<Boolean> served = new Crowd(32).each(1_000, i -> reserve(sku, 1));

        assertThat(Collections.frequency(served, true)).isEqualTo(100);
        assertThat(level(sku)).isEqualTo(new StockLevel(LedgerUnderTest.STORE, sku, 100, 100));
    }

    @Test
    void ordersOfManyPiecesNeverShareOne() {
        Sku sku = counted(100);

        List<Boolean> served = new Crowd(32).each(200, i -> reserve(sku, 1 + i % 7));

        assertThat(level(sku).reserved()).isLessThanOrEqualTo(100).isPositive();
        assertThat(Collections.frequency(served, false)).isPositive();
    }

    @Test
    void aCountNeverTakesAwayWhatIsPromised() {
        Sku sku = counted(50);

        List<Boolean> done = new Crowd(32).each(300, i -> i % 3 == 0 ? count(sku, i % 60) : reserve(sku, 1));

        List<Boolean> reserved = only(done, i -> i % 3 != 0);
        List<Boolean> counted = only(done, i -> i % 3 == 0);
        assertThat(level(sku).reserved()).isEqualTo(Collections.frequency(reserved, true));
        assertThat(reserved).contains(true, false);
        assertThat(counted).contains(true, false);
    }

    @Test
    void basketsWhoseArticlesAreNamedInAnyOrderDoNotWaitForEachOtherInARing() {
        Sku one = counted(10_000);
        Sku two = counted(10_000);

        new Crowd(32).each(400, i -> {
            var pieces = new TreeMap<Sku, Integer>(i % 2 == 0 ? Sku::compareTo : Collections.reverseOrder());
            pieces.putAll(Map.of(one, 1, two, 1));
            return reserve(new StockRequest(UUID.randomUUID(), LedgerUnderTest.STORE, pieces));
        });

        assertThat(level(one).reserved()).isEqualTo(400);
        assertThat(level(two).reserved()).isEqualTo(400);
    }

    @Test
    void aPaymentInTheMomentItsHoldEndsGetsTheGoodsOnce() {
        var holds = books.bean(StockHolds.class);
        for (int round = 0; round < 20; round++) {
            Sku sku = counted(1);
            UUID order = UUID.randomUUID();
            var held = new StockRequest(UUID.randomUUID(), LedgerUnderTest.STORE, Map.of(sku, 1));
            var paid = new StockRequest(UUID.randomUUID(), LedgerUnderTest.STORE, Map.of(sku, 1));
            Instant over = books.clock.instant();
            in(() -> holds.hold(List.of(held), Map.of(held.holder(), order), over));

            List<Boolean> got = new Crowd(8).each(8, i -> switch (i % 4) {
                case 0 -> reserveFor(holds, order, paid, i);
                case 1 -> holds.expire() < 0;
                default -> reserve(sku, 1);
            });

            assertThat(Collections.frequency(got, true)).isEqualTo(1);
            assertThat(level(sku)).isEqualTo(new StockLevel(LedgerUnderTest.STORE, sku, 1, 1));
        }
    }

    private boolean reserveFor(StockHolds holds, UUID order, StockRequest paid, int call) {
        return call == 0
                && Boolean.TRUE.equals(books.transaction()
                        .execute(status ->
                                holds.keep(List.of(order), List.of(paid)).isEmpty()));
    }

    @Test
    void goodsThatAreSentBothWaysAtOnceAllArrive() {
        Sku sku = counted(100);
        ledger.count(LedgerUnderTest.OTHER, sku, 100, "test");
        var moves = books.bean(StockMoves.class);

        new Crowd(16).each(200, i -> {
            StoreId from = i % 2 == 0 ? LedgerUnderTest.STORE : LedgerUnderTest.OTHER;
            StoreId to = i % 2 == 0 ? LedgerUnderTest.OTHER : LedgerUnderTest.STORE;
            var sent = new StockRequest(UUID.randomUUID(), from, Map.of(sku, 1));
            in(() -> ledger.reserve(List.of(sent)));
            in(() -> moves.ship(sent, "test", books.clock.instant()));
            in(() -> moves.arriveFree(
                    new StockRequest(UUID.randomUUID(), to, sent.pieces()),
                    sent.holder(),
                    "test",
                    books.clock.instant()));
            return true;
        });

        assertThat(level(sku)).isEqualTo(new StockLevel(LedgerUnderTest.STORE, sku, 100, 0));
    }

    @Test
    void aRepairInTheMiddleOfSalesLosesNone() {
        Sku sku = counted(500);
        books.jdbc()
                .sql("update inventory_balance set on_hand = 700, reserved = 3 where sku = ?")
                .param(sku.code())
                .update();

        new Crowd(16).each(200, i -> i == 50 ? repair() : reserve(sku, 1));

        assertThat(level(sku)).isEqualTo(new StockLevel(LedgerUnderTest.STORE, sku, 500, 199));
    }

    private static <T> List<T> only(List<T> answers, IntPredicate which) {
        return IntStream.range(0, answers.size())
                .filter(which)
                .mapToObj(answers::get)
                .toList();
    }

    private boolean repair() {
        return books.bean(StockRepair.class).repair("test", "a test").isEmpty();
    }

    private void in(Runnable step) {
        books.transaction().executeWithoutResult(status -> step.run());
    }

    private Sku counted(int pieces) {
        Sku sku = books.article();
        ledger.count(LedgerUnderTest.STORE, sku, pieces, "test");
        return sku;
    }

    private boolean reserve(Sku sku, int pieces) {
        return reserve(new StockRequest(UUID.randomUUID(), LedgerUnderTest.STORE, Map.of(sku, pieces)));
    }

    private boolean reserve(StockRequest request) {
        return Boolean.TRUE.equals(books.transaction()
                .execute(status -> ledger.reserve(List.of(request)).isEmpty()));
    }

    private boolean count(Sku sku, int pieces) {
        try {
            ledger.count(LedgerUnderTest.STORE, sku, pieces, "test");
            return true;
        } catch (InventoryRejected no) {
            return false;
        }
    }

    /** The balance, which must be what the books add up to. */
    private StockLevel level(Sku sku) {
        StockLevel level = ledger.level(LedgerUnderTest.STORE, sku);
        assertThat(level).isEqualTo(books.summedUp(sku));
        return level;
    }
}
