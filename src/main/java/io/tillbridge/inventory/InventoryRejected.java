package io.tillbridge.inventory;

import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.util.UUID;

/** Why the stock books do not change as asked. */
public final class InventoryRejected extends BusinessRuleViolation {

    public enum Code {
        INVENTORY_BELOW_RESERVED,
        INVENTORY_QUANTITY,
        INVENTORY_NOT_FREE,
        INVENTORY_LINE,
        INVENTORY_UNKNOWN_DISCREPANCY,
        INVENTORY_DISCREPANCY_CLOSED
    }

    private InventoryRejected(Kind kind, Code code, Object... facts) {
        super(kind, code, facts);
    }

    static InventoryRejected belowReserved(StoreId store, Sku sku, long counted, long reserved) {
        return new InventoryRejected(Kind.REFUSED, Code.INVENTORY_BELOW_RESERVED, sku, store, counted, reserved);
    }

    static InventoryRejected notFree(StoreId store, Sku sku, long free, long wanted) {
        return new InventoryRejected(Kind.REFUSED, Code.INVENTORY_NOT_FREE, sku, store, free, wanted);
    }

    static InventoryRejected line(String line) {
        return new InventoryRejected(Kind.INVALID, Code.INVENTORY_LINE, line);
    }

    static InventoryRejected quantity(long quantity) {
        return new InventoryRejected(Kind.INVALID, Code.INVENTORY_QUANTITY, quantity);
    }

    static InventoryRejected unknownDiscrepancy(UUID id) {
        return new InventoryRejected(Kind.UNKNOWN, Code.INVENTORY_UNKNOWN_DISCREPANCY, id);
    }

    static InventoryRejected discrepancyClosed(UUID id) {
        return new InventoryRejected(Kind.REFUSED, Code.INVENTORY_DISCREPANCY_CLOSED, id);
    }
}
