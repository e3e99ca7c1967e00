package io.tillbridge.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Crowd;
import io.tillbridge.shared.Sku;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
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

        new Crowd(32).each(300, i -> i % 3 == 0 ? count(sku, i % 60) : reserve(sku, 1));

        StockLevel end = level(sku);
        assertThat(end.available()).isNotNegative();
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
