package io.tillbridge.inventory;

import io.tillbridge.shared.Sku;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The stock rules told a second time, as plainly as can be; the ledger must agree with it after every step. */
final class StockModel {

    /** Pieces held for who has not paid. */
    record Hold(StockRequest request, Instant until) {}

    private final Map<StockKey, Long> onHand = new HashMap<>();
    private final Map<StockKey, Long> safety = new HashMap<>();
    private final Map<UUID, StockRequest> reserved = new LinkedHashMap<>();
    private final Map<UUID, Hold> held = new LinkedHashMap<>();

    StockLevel level(StockKey key) {
        return new StockLevel(key.store(), key.sku(), onHand(key), promised(key), safety.getOrDefault(key, 0L), 0);
    }

    private long onHand(StockKey key) {
        return onHand.getOrDefault(key, 0L);
    }

    private long promised(StockKey key) {
        long promised = reserved.values().stream()
                .mapToLong(request -> of(request, key))
                .sum();
        return promised
                + held.values().stream()
                        .mapToLong(hold -> of(hold.request(), key))
                        .sum();
    }

    private static long of(StockRequest request, StockKey key) {
        return request.store().equals(key.store()) ? request.pieces().getOrDefault(key.sku(), 0) : 0;
    }

    private Map<Sku, Long> missing(StockRequest request, boolean safetyToo) {
        Map<Sku, Long> missing = new TreeMap<>();
        request.pieces().forEach((sku, wanted) -> {
            StockLevel level = level(new StockKey(request.store(), sku));
            long there = level.onHand() - level.reserved() - (safetyToo ? 0 : level.safety());
            if (Math.max(0, there) < wanted) {
                missing.put(sku, wanted - Math.max(0, there));
            }
        });
        return missing;
    }

    /** What is missing; reserves when nothing is. */
    Map<Sku, Long> reserve(StockRequest request, boolean safetyToo) {
        Map<Sku, Long> missing = missing(request, safetyToo);
        if (missing.isEmpty()) {
            reserved.put(request.holder(), request);
        }
        return missing;
    }

    void hold(UUID reference, StockRequest request, Instant until) {
        if (missing(request, false).isEmpty()) {
            held.put(reference, new Hold(request, until));
        }
    }

    void letGo(UUID reference) {
        held.remove(reference);
    }

    int expire(Instant now) {
        int before = held.size();
        held.values().removeIf(hold -> !hold.until().isAfter(now));
        return before - held.size();
    }

    boolean count(StockKey key, long counted) {
        if (counted < promised(key)) {
            return false;
        }
        onHand.put(key, counted);
        return true;
    }

    void keepBack(StockKey key, long pieces) {
        safety.put(key, pieces);
    }

    void come(StockRequest pieces) {
        change(pieces, 1);
    }

    /** Comes, and is promised to the same holder as before. */
    void comeReserved(StockRequest pieces) {
        change(pieces, 1);
        reserved.put(pieces.holder(), pieces);
    }

    void release(StockRequest request) {
        reserved.remove(request.holder());
    }

    /** Is gone from the store, and with it the promise. */
    void leave(StockRequest request) {
        reserved.remove(request.holder());
        change(request, -1);
    }

    boolean writeOff(StockRequest pieces) {
        if (!missing(pieces, true).isEmpty()) {
            return false;
        }
        change(pieces, -1);
        return true;
    }

    void writeOffFree(StockKey key) {
        onHand.put(key, promised(key));
    }

    private void change(StockRequest request, int sign) {
        request.pieces()
                .forEach((sku, pieces) ->
                        onHand.merge(new StockKey(request.store(), sku), (long) sign * pieces, Long::sum));
    }

    List<StockRequest> reserved() {
        return List.copyOf(reserved.values());
    }

    List<UUID> held() {
        return List.copyOf(held.keySet());
    }
}
