package io.tillbridge.orders;

import io.tillbridge.catalog.Store;
import io.tillbridge.inventory.StockLedger;
import io.tillbridge.inventory.StockRequest;
import io.tillbridge.inventory.StoreSearch;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Ship-to-store: the warehouse, or else the nearest store, sends what the shopper's store has too little of. */
@Component
class OrderSourcing {

    /** Goods travel at any hour: whether a store is open does not matter. */
    private static final Comparator<StoreSearch.Found> BEST_FIRST = Comparator.comparing(
                    (StoreSearch.Found found) -> found.kind() != Store.Kind.WAREHOUSE)
            .thenComparing(StoreSearch.Found::metres, Comparator.nullsLast(Comparator.naturalOrder()));

    private final SourcingRules rules;
    private final StoreSearch search;
    private final StockLedger stock;

    OrderSourcing(SourcingRules rules, StoreSearch search, StockLedger stock) {
        this.rules = rules;
        this.search = search;
        this.stock = stock;
    }

    /** The same orders; a part that was short has a supply now if the rules allow it and somebody has everything. */
    List<AcceptedOrder> fromElsewhere(List<AcceptedOrder> orders, Instant now) {
        if (orders.stream().noneMatch(AcceptedOrder::isShort)) {
            return orders;
        }
        SourcingRules.Book book = rules.read();
        List<Wish> wishes = new ArrayList<>();
        for (AcceptedOrder order : orders) {
            for (AcceptedOrder.Collection part : order.collections()) {
                if (!part.missing().isEmpty() && mayBeSent(order, part, book)) {
                    wishes.add(new Wish(part, senders(part, now)));
                }
            }
        }
        Map<UUID, AcceptedOrder.Supply> supplies = supply(wishes, now);
        return orders.stream().map(order -> order.supplied(supplies)).toList();
    }

    /** A part that is short, and who could send it, the best first; whoever has too little by now is struck off. */
    private record Wish(AcceptedOrder.Collection part, Deque<StoreId> senders) {}

    /** Whoever goes away empty asks the next one, until there is none left. */
    private Map<UUID, AcceptedOrder.Supply> supply(List<Wish> wishes, Instant now) {
        Map<UUID, AcceptedOrder.Supply> supplies = new HashMap<>();
        List<Wish> open = wishes;
        while (!open.isEmpty()) {
            open = open.stream().filter(wish -> !wish.senders().isEmpty()).toList();
            ask(open, supplies, now);
            open = open.stream()
                    .filter(wish -> !supplies.containsKey(wish.part().id()))
                    .toList();
        }
        return supplies;
    }

    private void ask(List<Wish> wishes, Map<UUID, AcceptedOrder.Supply> supplies, Instant now) {
        List<StockRequest> requests = new ArrayList<>();
        for (Wish wish : wishes) {
            var supply = new AcceptedOrder.Supply(Ids.next(now), wish.senders().remove());
            supplies.put(wish.part().id(), supply);
            requests.add(
                    new StockRequest(supply.id(), supply.from(), wish.part().pieces()));
        }
        if (!requests.isEmpty()) {
            Set<UUID> refused = stock.reserveAvailable(requests).keySet();
            supplies.values().removeIf(supply -> refused.contains(supply.id()));
        }
    }

    private static boolean mayBeSent(AcceptedOrder order, AcceptedOrder.Collection part, SourcingRules.Book book) {
        return part.pieces().keySet().stream().allMatch(sku -> book.allows(order.channel(), sku, part.store()));
    }

    private Deque<StoreId> senders(AcceptedOrder.Collection part, Instant now) {
        return search.thatCanServe(part.pieces(), part.store(), now).stream()
                .sorted(BEST_FIRST)
                .map(StoreSearch.Found::store)
                .collect(Collectors.toCollection(ArrayDeque::new));
    }
}
