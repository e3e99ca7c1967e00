package io.tillbridge.inventory;

import io.tillbridge.catalog.Store;
import io.tillbridge.catalog.Stores;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds stores that really have what a basket needs, open ones first and then the nearest. */
@Component
public class StoreSearch {

    private static final double EARTH_RADIUS_METRES = 6_371_000;

    private final JdbcClient jdbc;
    private final Stores stores;

    StoreSearch(JdbcClient jdbc, Stores stores) {
        this.jdbc = jdbc;
        this.stores = stores;
    }

    /**
     * A store that can serve the basket.
     *
     * @param metres as the crow flies from the store asked about; absent where one of the two has no place
     */
    public record Found(
            StoreId store,
            String name,
            Store.Kind kind,
            @Nullable Long metres,
            boolean openNow,
            LocalTime opens,
            LocalTime closes) {}

    /**
     * Every other store or warehouse with all of these pieces available, those that are open now first; safety stock is
     * not offered.
     *
     * @param near the store that the shopper chose
     */
    @Transactional(readOnly = true)
    public List<Found> thatCanServe(Map<Sku, Integer> pieces, StoreId near, Instant now) {
        Store from = stores.get(near);
        Map<StoreId, Integer> served = new HashMap<>();
        jdbc.sql(
                        "select store_id, sku, on_hand - reserved - missing - safety from inventory_balance where sku in (:skus)")
                .param("skus", pieces.keySet().stream().map(Sku::code).toList())
                .query(row -> {
                    if (row.getLong(3) >= pieces.getOrDefault(new Sku(row.getString(2)), Integer.MAX_VALUE)) {
                        served.merge(new StoreId(row.getString(1)), 1, Integer::sum);
                    }
                });
        return stores.all().stream()
                .filter(store -> !store.id().equals(near))
                .filter(store -> served.getOrDefault(store.id(), 0) == pieces.size())
                .map(store -> found(store, from, now))
                .sorted(Comparator.comparing(Found::openNow)
                        .reversed()
                        .thenComparing(Found::metres, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private static Found found(Store store, Store from, Instant now) {
        boolean open = isOpen(store.opens(), store.closes(), store.at(now).toLocalTime());
        return new Found(
                store.id(), store.name(), store.kind(), metres(store, from), open, store.opens(), store.closes());
    }

    /** A store that closes when it opens never closes. */
    private static boolean isOpen(LocalTime opens, LocalTime closes, LocalTime time) {
        boolean opened = !time.isBefore(opens);
        boolean closed = !time.isBefore(closes);
        return closes.isAfter(opens) ? opened && !closed : opened || !closed;
    }

    /** Great-circle distance by the haversine formula (R. W. Sinnott, Sky and Telescope 68, 1984). */
    private static @Nullable Long metres(Store one, Store other) {
        Store.Place a = one.place();
        Store.Place b = other.place();
        if (a == null || b == null) {
            return null;
        }
        double dLatitude = Math.toRadians(b.latitude() - a.latitude());
        double dLongitude = Math.toRadians(b.longitude() - a.longitude());
        double h = Math.pow(Math.sin(dLatitude / 2), 2)
                + Math.cos(Math.toRadians(a.latitude()))
                        * Math.cos(Math.toRadians(b.latitude()))
                        * Math.pow(Math.sin(dLongitude / 2), 2);
        return Math.round(2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h))));
    }
}
