package io.tillbridge.warehouse;

import io.tillbridge.pickup.Transfer;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The balances that a piece of work is about to change, collected so that they are locked together. */
final class Held {

    private final Map<StoreId, Set<Sku>> articles = new TreeMap<>();

    void add(StoreId place, Sku sku) {
        articles.computeIfAbsent(place, key -> new TreeSet<>()).add(sku);
    }

    /** At both ends of the transfer. */
    void add(Transfer transfer) {
        transfer.pieces().keySet().forEach(sku -> {
            add(transfer.from(), sku);
            add(transfer.to(), sku);
        });
    }

    Map<StoreId, Set<Sku>> articles() {
        return articles;
    }
}
