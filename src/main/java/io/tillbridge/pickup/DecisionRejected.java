package io.tillbridge.pickup;

import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.StoreId;

/** Why a decision about a rejected pickup is not carried out. */
public final class DecisionRejected extends BusinessRuleViolation {

    public enum Code {
        /** The channel is giving the money back: goods as well would be a gift. */
        DECISION_REFUND_ASKED(Kind.REFUSED),
        DECISION_STORE_MISSING(Kind.INVALID),
        DECISION_SAME_STORE(Kind.INVALID),
        DECISION_WAREHOUSE(Kind.REFUSED),
        DECISION_FORBIDDEN(Kind.REFUSED);

        private final Kind kind;

        Code(Kind kind) {
            this.kind = kind;
        }
    }

    private DecisionRejected(Code code, Object... facts) {
        super(code.kind, code, facts);
    }

    static DecisionRejected refundAsked() {
        return new DecisionRejected(Code.DECISION_REFUND_ASKED);
    }

    static DecisionRejected storeMissing() {
        return new DecisionRejected(Code.DECISION_STORE_MISSING);
    }

    static DecisionRejected sameStore(StoreId store) {
        return new DecisionRejected(Code.DECISION_SAME_STORE, store);
    }

    static DecisionRejected warehouse(StoreId store) {
        return new DecisionRejected(Code.DECISION_WAREHOUSE, store);
    }

    static DecisionRejected forbidden(StoreId store) {
        return new DecisionRejected(Code.DECISION_FORBIDDEN, store);
    }
}
