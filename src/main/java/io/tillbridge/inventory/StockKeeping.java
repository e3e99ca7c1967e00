package io.tillbridge.inventory;

import io.tillbridge.catalog.Articles;
import io.tillbridge.catalog.Stores;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a store's people do with its stock besides counting: goods received, and pieces they do not offer. */
@Component
class StockKeeping {

    private final StockBalances balances;
    private final StockEntries entries;
    private final Articles articles;
    private final Stores stores;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StockKeeping(
            StockBalances balances,
            StockEntries entries,
            Articles articles,
            Stores stores,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.balances = balances;
        this.entries = entries;
        this.articles = articles;
        this.stores = stores;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Goods came in from a supplier. */
    @Transactional
    StockLevel receive(StoreId store, Sku sku, long pieces, String reference, Caller by) {
        StockKey key = locked(store, sku);
        balances.add(Map.of(), Map.of(key, pieces));
        entries.moved(StockEntries.Movement.RECEIPT, Map.of(key, pieces), reference, by.id(), clock.instant());
        return level(key);
    }

    /** So many pieces the store does not offer to anybody new. */
    @Transactional
    StockLevel keepBack(StoreId store, Sku sku, long pieces, Caller by) {
        StockKey key = locked(store, sku);
        balances.keepBack(key, pieces);
        events.publishEvent(new Audited(by.id(), "SAFETY_STOCK", store + " " + sku, "set to " + pieces + " pieces"));
        return level(key);
    }

    /** So many pieces of the article no store offers through channels. */
    @Transactional
    void threshold(Sku sku, long pieces, Caller by) {
        articles.mustExist(sku);
        jdbc.sql("delete from inventory_threshold where sku = ?")
                .param(sku.code())
                .update();
        jdbc.sql("insert into inventory_threshold (sku, pieces) values (?,?)")
                .params(sku.code(), pieces)
                .update();
        balances.touchAll(sku);
        events.publishEvent(new Audited(by.id(), "STOCK_THRESHOLD", sku.code(), "set to " + pieces + " pieces"));
    }

    private StockKey locked(StoreId store, Sku sku) {
        articles.mustExist(sku);
        var key = new StockKey(stores.get(store).id(), sku);
        balances.open(key);
        balances.lock(List.of(key));
        return key;
    }

    private StockLevel level(StockKey key) {
        return balances.find(key).orElseThrow();
    }
}
