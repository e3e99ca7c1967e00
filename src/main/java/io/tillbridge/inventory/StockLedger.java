package io.tillbridge.inventory;

import io.tillbridge.catalog.Articles;
import io.tillbridge.catalog.Stores;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The stock books of all stores. Whoever changes stock holds the balance rows of its articles, locked in one order for
 * everybody, so that two buyers can never get the same piece and two transactions never wait for each other in a ring.
 */
@Component
public class StockLedger {

    /** What is booked while it happens need not be compared with when the store was counted. */
    private static final Duration JUST_NOW = Duration.ofMinutes(1);

    private final StockBalances balances;
    private final StockEntries entries;
    private final StockDiscrepancies discrepancies;
    private final Articles articles;
    private final Stores stores;
    private final StockMoves moves;
    private final Clock clock;

    StockLedger(
            StockBalances balances,
            StockEntries entries,
            StockDiscrepancies discrepancies,
            StockMoves moves,
            Articles articles,
            Stores stores,
            Clock clock) {
        this.moves = moves;
        this.balances = balances;
        this.discrepancies = discrepancies;
        this.entries = entries;
        this.articles = articles;
        this.stores = stores;
        this.clock = clock;
    }

    /**
     * Reserves what each request needs, in their order, each wholly or not at all. For who has paid and chose this store:
     * safety stock is given too.
     *
     * @return for every request that could not be served, how many pieces are missing of which article
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, Map<Sku, Long>> reserve(List<StockRequest> requests) {
        return reserve(requests, StockLevel::free);
    }

    /** As {@link #reserve}, of what a store offers to anybody: its safety stock stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, Map<Sku, Long>> reserveAvailable(List<StockRequest> requests) {
        return reserve(requests, StockLevel::available);
    }

    private Map<UUID, Map<Sku, Long>> reserve(List<StockRequest> requests, ToLongFunction<StockLevel> offered) {
        Map<StockKey, StockLevel> locked = balances.lock(keys(requests));
        Map<UUID, Map<Sku, Long>> short_ = new HashMap<>();
        Map<StockKey, Long> taken = new TreeMap<>();
        List<StockRequest> served = new ArrayList<>();
        for (StockRequest request : requests) {
            Map<Sku, Long> missing = missing(request, locked, taken, offered);
            if (missing.isEmpty()) {
                served.add(request);
                each(request, (key, quantity) -> taken.merge(key, (long) quantity, Long::sum));
            } else {
                short_.put(request.holder(), missing);
            }
        }
        balances.add(taken, Map.of());
        entries.reserved(StockEntries.Kind.RESERVED, served, clock.instant());
        return short_;
    }

    /** Gives reserved pieces back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(List<StockRequest> requests) {
        balances.lock(keys(requests));
        balances.add(negated(requests), Map.of());
        entries.reserved(StockEntries.Kind.RELEASED, requests, clock.instant());
    }

    /**
     * Reserved pieces leave the store: both the reservation and the stock behind it end.
     *
     * @param at when they really left, which may be a while ago
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void fulfil(StockRequest request, String actor, Instant at) {
        if (at.isBefore(clock.instant().minus(JUST_NOW))) {
            moves.sellThen(request, actor, at);
            return;
        }
        Map<StockKey, Long> gone = negated(List.of(request));
        balances.add(gone, gone);
        entries.reserved(StockEntries.Kind.FULFILLED, List.of(request), clock.instant());
        entries.moved(StockEntries.Movement.SALE, gone, request.holder().toString(), actor, at);
    }

    /**
     * Books a stock count.
     *
     * @throws InventoryRejected if fewer pieces were counted than are promised to shoppers
     */
    @Transactional
    public StockLevel count(StoreId store, Sku sku, long counted, String actor) {
        if (counted < 0) {
            throw InventoryRejected.quantity(counted);
        }
        stores.get(store);
        articles.mustExist(sku);
        var key = new StockKey(store, sku);
        balances.open(key);
        StockLevel before =
                Optional.ofNullable(balances.lock(List.of(key)).get(key)).orElseThrow();
        if (counted < before.reserved()) {
            throw InventoryRejected.belowReserved(store, sku, counted, before.reserved());
        }
        long difference = counted - before.onHand();
        if (difference != 0) {
            balances.add(Map.of(), Map.of(key, difference));
            entries.moved(StockEntries.Movement.COUNT, Map.of(key, difference), "count", actor, clock.instant());
        }
        discrepancies.counted(key, actor);
        balances.found(key, clock.instant());
        return new StockLevel(store, sku, counted, before.reserved(), before.safety(), 0);
    }

    /** What is there now; an article that was never counted has nothing. */
    @Transactional(readOnly = true)
    public StockLevel level(StoreId store, Sku sku) {
        stores.get(store);
        return balances.find(new StockKey(store, sku)).orElseGet(() -> {
            articles.mustExist(sku);
            return new StockLevel(store, sku, 0, 0);
        });
    }

    private static Map<Sku, Long> missing(
            StockRequest request,
            Map<StockKey, StockLevel> locked,
            Map<StockKey, Long> taken,
            ToLongFunction<StockLevel> offered) {
        Map<Sku, Long> missing = new TreeMap<>();
        each(request, (key, quantity) -> {
            StockLevel level = locked.get(key);
            long free = level == null ? 0 : offered.applyAsLong(level) - taken.getOrDefault(key, 0L);
            if (free < quantity) {
                missing.put(key.sku(), quantity - free);
            }
        });
        return missing;
    }

    private static Map<StockKey, Long> negated(List<StockRequest> requests) {
        Map<StockKey, Long> sums = new TreeMap<>();
        requests.forEach(request -> each(request, (key, quantity) -> sums.merge(key, (long) -quantity, Long::sum)));
        return sums;
    }

    private static Collection<StockKey> keys(List<StockRequest> requests) {
        return negated(requests).keySet();
    }

    private static void each(StockRequest request, BiConsumer<StockKey, Integer> use) {
        request.pieces().forEach((sku, quantity) -> use.accept(new StockKey(request.store(), sku), quantity));
    }
}
