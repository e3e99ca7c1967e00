package io.tillbridge.orders;

import io.tillbridge.catalog.Store;
import io.tillbridge.inventory.StockLedger;
import io.tillbridge.inventory.StockRequest;
import io.tillbridge.inventory.StoreSearch;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Ship-to-store: the warehouse, or else the nearest store, sends what the shopper's store has too little of. */
@Component
class OrderSourcing {

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
        Map<UUID, AcceptedOrder.Supply> supplies = new HashMap<>();
        List<StockRequest> requests = new ArrayList<>();
        for (AcceptedOrder order : orders) {
            for (AcceptedOrder.Collection part : order.collections()) {
                if (!part.missing().isEmpty() && mayBeSent(order, part, book)) {
                    nearest(part, now).ifPresent(from -> {
                        var supply = new AcceptedOrder.Supply(Ids.next(now), from);
                        supplies.put(part.id(), supply);
                        requests.add(new StockRequest(supply.id(), from, part.pieces()));
                    });
                }
            }
        }
        if (requests.isEmpty()) {
            return orders;
        }
        Map<UUID, Map<Sku, Long>> gone = stock.reserveAvailable(requests);
        supplies.values().removeIf(supply -> gone.containsKey(supply.id()));
        return orders.stream().map(order -> order.supplied(supplies)).toList();
    }

    private static boolean mayBeSent(AcceptedOrder order, AcceptedOrder.Collection part, SourcingRules.Book book) {
        return part.pieces().keySet().stream().allMatch(sku -> book.allows(order.channel(), sku, part.store()));
    }

    private Optional<StoreId> nearest(AcceptedOrder.Collection part, Instant now) {
        return search.thatCanServe(part.pieces(), part.store(), now).stream()
                .min(Comparator.comparing(found -> found.kind() != Store.Kind.WAREHOUSE))
                .map(StoreSearch.Found::store);
    }
}
