package io.tillbridge.pickup;

import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Sku;

/** Why goods for another store do not go on their way as said. */
public final class TransferRejected extends BusinessRuleViolation {

    public enum Code {
        TRANSFER_PIECES
    }

    private TransferRejected(Code code, Object... facts) {
        super(Kind.INVALID, code, facts);
    }

    static TransferRejected pieces(Sku sku, int shipped, int wanted) {
        return new TransferRejected(Code.TRANSFER_PIECES, sku, shipped, wanted);
    }
}
