package io.tillbridge.catalog;

import io.tillbridge.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The store directory. It is small and read all the time, so a copy is kept for a few seconds. */
@Component
public class Stores {

    private static final Duration KEPT = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Copy copy = new Copy(Map.of(), Instant.MIN);

    Stores(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Copy(Map<StoreId, Store> stores, Instant until) {}

    public Optional<Store> find(StoreId id) {
        return Optional.ofNullable(current().get(id));
    }

    /**
     * The store, which must exist.
     *
     * @throws CatalogRejected if there is none of that code
     */
    public Store get(StoreId id) {
        return find(id).orElseThrow(() -> CatalogRejected.unknownStore(id));
    }

    public List<Store> all() {
        return List.copyOf(current().values());
    }

    private Map<StoreId, Store> current() {
        Copy now = copy;
        if (now.stores().isEmpty() || !clock.instant().isBefore(now.until())) {
            now = new Copy(load(), clock.instant().plus(KEPT));
            copy = now;
        }
        return now.stores();
    }

    private Map<StoreId, Store> load() {
        Map<StoreId, Store> stores = new TreeMap<>();
        jdbc.sql(
                        "select store_id, kind, name_zh, name_en, address, zone, opens, closes, latitude, longitude from catalog_store")
                .query((row, number) -> new Store(
                        new StoreId(row.getString(1)),
                        Store.Kind.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        ZoneId.of(row.getString(6)),
                        row.getObject(7, LocalTime.class),
                        row.getObject(8, LocalTime.class),
                        place(row)))
                .list()
                .forEach(store -> stores.put(store.id(), store));
        return stores;
    }

    private static Store.@Nullable Place place(ResultSet row) throws SQLException {
        Double latitude = row.getObject(9, Double.class);
        Double longitude = row.getObject(10, Double.class);
        return latitude == null || longitude == null ? null : new Store.Place(latitude, longitude);
    }
}
