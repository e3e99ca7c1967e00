package io.tillbridge.inventory;

import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import org.springframework.context.ApplicationContext;

/** Goods that come in at stores whose stock keeping is out of a test's reach. */
public final class Receipts {

    private Receipts() {}

    public static void receive(ApplicationContext stores, StoreId store, Sku sku, int pieces, Caller by) {
        stores.getBean(StockKeeping.class).receive(store, sku, pieces, "delivery note", by);
    }
}
