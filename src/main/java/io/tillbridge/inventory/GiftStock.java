package io.tillbridge.inventory;

import io.tillbridge.inventory.StockEntries.Movement;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Pieces that leave a store for points: nobody reserved them before, and nobody paid for them with money. */
@Component
public class GiftStock {

    /** Every movement for points has a reference that begins like this, with the exchange's id behind it. */
    public static final String REFERENCE = "points ";

    private final StockBalances balances;
    private final StockEntries entries;
    private final Clock clock;

    GiftStock(StockBalances balances, StockEntries entries, Clock clock) {
        this.balances = balances;
        this.entries = entries;
        this.clock = clock;
    }

    /** What is promised to nobody there, safety stock included: the clerk has the piece in the hand. */
    @Transactional(readOnly = true)
    public long free(StoreId store, Sku sku) {
        return balances.find(new StockKey(store, sku)).map(StockLevel::free).orElse(0L);
    }

    /**
     * Pieces go out.
     *
     * @param exchange what they are given for
     * @throws InventoryRejected if fewer are free
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void give(UUID exchange, StoreId store, Sku sku, long pieces, String actor) {
        var key = new StockKey(store, sku);
        StockLevel level = balances.lock(List.of(key)).get(key);
        long free = level == null ? 0 : level.free();
        if (free < pieces) {
            throw InventoryRejected.notFree(store, sku, free, pieces);
        }
        move(Movement.SALE, exchange, key, -pieces, actor);
    }

    /** The shopper brings them back, and they can be given to somebody else. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(UUID exchange, StoreId store, Sku sku, long pieces, String actor) {
        move(Movement.RETURN, exchange, new StockKey(store, sku), pieces, actor);
    }

    private void move(Movement kind, UUID exchange, StockKey key, long pieces, String actor) {
        balances.add(Map.of(), Map.of(key, pieces));
        entries.moved(kind, Map.of(key, pieces), REFERENCE + exchange, actor, clock.instant());
    }
}
