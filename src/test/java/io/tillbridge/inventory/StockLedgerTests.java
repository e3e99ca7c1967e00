package io.tillbridge.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tillbridge.shared.Sku;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;

class StockLedgerTests {

    private static final int SEQUENCES = 10_000;
    private static final int STEPS = 20;
    private static final LedgerUnderTest BOOKS = LedgerUnderTest.onH2();

    private final StockLedger ledger = BOOKS.ledger();

    @AfterAll
    static void close() {
        BOOKS.close();
    }

    @Test
    void agreesWithTheModelWhateverHappens() {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            try {
                new StockLives(BOOKS, seed).live(STEPS);
                BOOKS.empty();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void refusesToGiveBackWhatWasNeverReserved() {
        Sku sku = BOOKS.article();
        ledger.count(LedgerUnderTest.STORE, sku, 5, "test");
        var request = new StockRequest(new UUID(0, 1), LedgerUnderTest.STORE, Map.of(sku, 1));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> BOOKS.transaction().executeWithoutResult(status -> ledger.release(List.of(request))));
        assertThat(BOOKS.summedUp(sku)).isEqualTo(new StockLevel(LedgerUnderTest.STORE, sku, 5, 0));
    }

    @Test
    void worksOnlyInsideTheTransactionOfWhoeverAsks() {
        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> ledger.reserve(List.of()));
    }

    @Test
    void refusesNegativeCountsAndUnknownArticles() {
        assertThatExceptionOfType(InventoryRejected.class)
                .isThrownBy(() -> ledger.count(LedgerUnderTest.STORE, BOOKS.article(), -1, "test"));
        assertThatExceptionOfType(io.tillbridge.catalog.CatalogRejected.class)
                .isThrownBy(() -> ledger.level(LedgerUnderTest.STORE, new Sku("nobody-knows")));
    }
}
