package io.tillbridge.inventory;

import io.tillbridge.shared.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** The stock rules told a second time, as plainly as can be; the ledger must agree with it after every step. */
final class StockModel {

    private final List<Sku> articles;
    private final Map<Sku, Long> onHand = new HashMap<>();
    private final Map<UUID, Map<Sku, Integer>> open = new TreeMap<>();

    StockModel(List<Sku> articles) {
        this.articles = articles;
    }

    StockLevel level(Sku sku) {
        return new StockLevel(LedgerUnderTest.STORE, sku, onHand.getOrDefault(sku, 0L), reserved(sku));
    }

    private long reserved(Sku sku) {
        return open.values().stream()
                .mapToLong(pieces -> pieces.getOrDefault(sku, 0))
                .sum();
    }

    /** What is missing; reserves when nothing is. */
    Map<Sku, Long> reserve(StockRequest request) {
        Map<Sku, Long> missing = new TreeMap<>();
        request.pieces().forEach((sku, wanted) -> {
            long free = level(sku).available();
            if (free < wanted) {
                missing.put(sku, wanted - free);
            }
        });
        if (missing.isEmpty()) {
            open.put(request.holder(), request.pieces());
        }
        return missing;
    }

    boolean count(Sku sku, long counted) {
        if (counted < reserved(sku)) {
            return false;
        }
        onHand.put(sku, counted);
        return true;
    }

    void release(StockRequest request) {
        open.remove(request.holder());
    }

    void fulfil(StockRequest request) {
        open.remove(request.holder());
        request.pieces().forEach((sku, gone) -> onHand.merge(sku, (long) -gone, Long::sum));
    }

    List<StockRequest> open() {
        return open.entrySet().stream()
                .map(entry -> new StockRequest(entry.getKey(), LedgerUnderTest.STORE, entry.getValue()))
                .toList();
    }

    /** One to four wishes of one to three articles each. */
    List<StockRequest> wishes(Random random) {
        List<StockRequest> wishes = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            Map<Sku, Integer> pieces = new HashMap<>();
            for (int j = random.nextInt(3); j >= 0; j--) {
                pieces.put(articles.get(random.nextInt(articles.size())), 1 + random.nextInt(4));
            }
            var id = new UUID(random.nextLong(), random.nextLong());
            wishes.add(new StockRequest(id, LedgerUnderTest.STORE, pieces));
        }
        return wishes;
    }
}
