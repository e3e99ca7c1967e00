package io.tillbridge.inventory;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.util.List;
import java.util.UUID;

/**
 * What is reserved by rights. Every module that reserves under ids of its own tells here who holds what, so that a
 * reservation whose holder is gone can be found and ended: without a claim it is taken for a leak.
 */
public interface StockClaims {

    /** So many pieces are wanted by the holder at that store. */
    record Claim(UUID holder, StoreId store, Sku sku, long pieces) {}

    /** Every claim of the module. */
    List<Claim> all();

    /** Its claims on one article of one store; the caller holds the balance, so that none of them changes meanwhile. */
    List<Claim> on(StoreId store, Sku sku);
}
