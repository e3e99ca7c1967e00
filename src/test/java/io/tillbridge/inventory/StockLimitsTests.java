package io.tillbridge.inventory;

import static io.tillbridge.inventory.LedgerUnderTest.MANAGER;
import static io.tillbridge.inventory.LedgerUnderTest.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Crowd;
import io.tillbridge.shared.Sku;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What channels are told of stock. */
class StockLimitsTests {

    private static final int ROUNDS = 150;

    private final LedgerUnderTest books = LedgerUnderTest.onH2();
    private final List<StockLimitChanged> told = Collections.synchronizedList(new ArrayList<>());
    private final StockLimits limits = node(books.bean(StockTouches.class));
    private final Sku sku = books.article();

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void onlyNewsIsTold() {
        books.ledger().count(STORE, sku, 5, "test");
        limits.publish();
        limits.publish();
        books.ledger().count(STORE, sku, 6, "test");
        books.ledger().count(STORE, sku, 5, "test");
        limits.publish();

        assertThat(told).extracting(StockLimitChanged::limit).containsExactly(5L);
    }

    @Test
    void manyChangesInAMomentAreOneMessageAndEachMessageHasTheNextNumber() {
        books.ledger().count(STORE, sku, 5, "test");
        limits.publish();
        reserve();
        reserve();
        limits.publish();
        reserve();
        limits.publish();

        assertThat(told).extracting(StockLimitChanged::limit).containsExactly(5L, 3L, 2L);
        assertThat(told).extracting(StockLimitChanged::sequence).containsExactly(1L, 2L, 3L);
    }

    @Test
    void safetyStockAndThresholdAreNotOfferedAndNothingIsBelowNought() {
        books.ledger().count(STORE, sku, 5, "test");
        books.bean(StockKeeping.class).keepBack(STORE, sku, 1, MANAGER);
        books.bean(StockKeeping.class).threshold(sku, 2, MANAGER);
        limits.publish();
        books.bean(StockKeeping.class).threshold(sku, 9, MANAGER);
        limits.publish();

        assertThat(told).extracting(StockLimitChanged::limit).containsExactly(2L, 0L);
    }

    @Test
    void anArticleThatIsEmptyFromTheBeginningIsToldOnce() {
        books.bean(StockKeeping.class).keepBack(STORE, sku, 0, MANAGER);
        limits.publish();
        limits.publishAll();

        assertThat(told).extracting(StockLimitChanged::limit).containsExactly(0L);
    }

    @Test
    void whatAKilledNodeCouldNotTellIsToldByTheComparison() {
        books.ledger().count(STORE, sku, 5, "test");
        books.bean(StockTouches.class).take();
        limits.publish();
        assertThat(told).isEmpty();

        limits.publishAll();
        limits.publishAll();

        assertThat(told).extracting(StockLimitChanged::limit).containsExactly(5L);
    }

    @Test
    void ofTwoNodesThatTellAtOnceTheLastWordIsTheTruth() {
        var one = new StockTouches();
        var two = new StockTouches();
        List<StockLimits> nodes = List.of(node(one), node(two));
        books.ledger().count(STORE, sku, ROUNDS * 2 + 1, "test");
        for (int round = 0; round < ROUNDS; round++) {
            new Crowd(2).each(2, i -> {
                reserve();
                (i == 0 ? one : two).add(List.of(new StockKey(STORE, sku)));
                nodes.get(i).publish();
                return i;
            });
        }

        List<StockLimitChanged> inOrder = told.stream()
                .sorted(Comparator.comparing(StockLimitChanged::sequence))
                .toList();
        assertThat(inOrder).extracting(StockLimitChanged::sequence).doesNotHaveDuplicates();
        assertThat(inOrder)
                .extracting(StockLimitChanged::limit)
                .isSortedAccordingTo(Comparator.reverseOrder())
                .endsWith(1L);
    }

    private StockLimits node(StockTouches touches) {
        return new StockLimits(
                touches, books.jdbc(), fact -> told.add((StockLimitChanged) fact), books.transaction(), books.clock);
    }

    private void reserve() {
        books.transaction()
                .executeWithoutResult(status ->
                        books.ledger().reserve(List.of(new StockRequest(UUID.randomUUID(), STORE, Map.of(sku, 1)))));
    }
}
