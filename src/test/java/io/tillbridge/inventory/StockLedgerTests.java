package io.tillbridge.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tillbridge.shared.Sku;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;

class StockLedgerTests {

    private static final int SEQUENCES = 2_000;
    private static final int STEPS = 30;
    private static final LedgerUnderTest BOOKS = LedgerUnderTest.onH2();

    private final StockLedger ledger = BOOKS.ledger();

    @AfterAll
    static void close() {
        BOOKS.close();
    }

    @Test
    void agreesWithTheModelWhateverHappens() {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            var random = new Random(seed);
            List<Sku> articles = Stream.generate(BOOKS::article).limit(3).toList();
            var model = new StockModel(articles);
            for (int step = 0; step < STEPS; step++) {
                step(model, articles, random);
            }
            for (Sku sku : articles) {
                assertThat(ledger.level(LedgerUnderTest.STORE, sku))
                        .as("seed " + seed)
                        .isEqualTo(model.level(sku))
                        .isEqualTo(BOOKS.summedUp(sku));
            }
        }
    }

    private void step(StockModel model, List<Sku> articles, Random random) {
        List<StockRequest> open = model.open();
        int kind = open.isEmpty() ? random.nextInt(2) : random.nextInt(4);
        switch (kind) {
            case 0 -> count(model, articles.get(random.nextInt(articles.size())), random.nextInt(30));
            case 1 -> reserve(model, model.wishes(random));
            case 2 -> release(model, open.get(random.nextInt(open.size())));
            default -> fulfil(model, open.get(random.nextInt(open.size())));
        }
    }

    private void count(StockModel model, Sku sku, long counted) {
        boolean allowed = model.count(sku, counted);
        try {
            assertThat(ledger.count(LedgerUnderTest.STORE, sku, counted, "test"))
                    .isEqualTo(model.level(sku));
            assertThat(allowed).isTrue();
        } catch (InventoryRejected no) {
            assertThat(allowed).as(no.getMessage()).isFalse();
        }
    }

    private void reserve(StockModel model, List<StockRequest> wishes) {
        Map<UUID, Map<Sku, Long>> expected = new HashMap<>();
        for (StockRequest wish : wishes) {
            Map<Sku, Long> missing = model.reserve(wish);
            if (!missing.isEmpty()) {
                expected.put(wish.holder(), missing);
            }
        }
        assertThat(BOOKS.transaction().<Object>execute(status -> ledger.reserve(wishes)))
                .isEqualTo(expected);
    }

    private void release(StockModel model, StockRequest request) {
        model.release(request);
        BOOKS.transaction().executeWithoutResult(status -> ledger.release(List.of(request)));
    }

    private void fulfil(StockModel model, StockRequest request) {
        model.fulfil(request);
        BOOKS.transaction().executeWithoutResult(status -> ledger.fulfil(request, "test"));
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
