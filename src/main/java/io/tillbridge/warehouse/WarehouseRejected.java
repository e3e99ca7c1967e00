package io.tillbridge.warehouse;

import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.StoreId;

/** Why what a warehouse says is not booked as it stands. */
public final class WarehouseRejected extends BusinessRuleViolation {

    public enum Code {
        /** The file does not say something without which it cannot be booked. */
        WAREHOUSE_FIELD,
        WAREHOUSE_PIECES,
        WAREHOUSE_OLD_SNAPSHOT,
        /** A file before this one is missing; a newer count of the place closes the gap as well. */
        WAREHOUSE_GAP,
        WAREHOUSE_CHANGE_CONFLICT,
        WAREHOUSE_CONFIRM_CONFLICT,
        WAREHOUSE_UNKNOWN_ORDER,
        WAREHOUSE_TRANSFER_OVER
    }

    private WarehouseRejected(Kind kind, Code code, Object... facts) {
        super(kind, code, facts);
    }

    static WarehouseRejected field(String name) {
        return new WarehouseRejected(Kind.INVALID, Code.WAREHOUSE_FIELD, name);
    }

    static WarehouseRejected pieces(long thousandths) {
        return new WarehouseRejected(Kind.INVALID, Code.WAREHOUSE_PIECES, thousandths);
    }

    static WarehouseRejected oldSnapshot(StoreId place, Object asOf, Object last) {
        return new WarehouseRejected(Kind.REFUSED, Code.WAREHOUSE_OLD_SNAPSHOT, place, asOf, last);
    }

    static WarehouseRejected gap(StoreId place, long sequence, long awaited) {
        return new WarehouseRejected(
                Kind.REFUSED, Code.WAREHOUSE_GAP, place, Long.toString(sequence), Long.toString(awaited));
    }

    static WarehouseRejected changeConflict(StoreId place, String id) {
        return new WarehouseRejected(Kind.REFUSED, Code.WAREHOUSE_CHANGE_CONFLICT, id, place);
    }

    static WarehouseRejected confirmConflict(StoreId place, String id) {
        return new WarehouseRejected(Kind.REFUSED, Code.WAREHOUSE_CONFIRM_CONFLICT, id, place);
    }

    static WarehouseRejected unknownOrder(String order, StoreId place) {
        return new WarehouseRejected(Kind.REFUSED, Code.WAREHOUSE_UNKNOWN_ORDER, order, place);
    }

    static WarehouseRejected transferOver(String order, String state) {
        return new WarehouseRejected(Kind.REFUSED, Code.WAREHOUSE_TRANSFER_OVER, order, state);
    }
}
