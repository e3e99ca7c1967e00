package io.tillbridge.orders;

import io.tillbridge.shared.BusinessRuleViolation;

/** Why a channel's order is set aside instead of being accepted. */
public final class OrderRejected extends BusinessRuleViolation {

    public enum Code {
        ORDER_SCHEMA,
        ORDER_CHANNEL_ACCOUNT,
        ORDER_CURRENCY,
        ORDER_AMOUNTS,
        ORDER_QUANTITY,
        ORDER_NO_LINES,
        ORDER_NO_STORE,
        ORDER_UNKNOWN,
        ORDER_AMBIGUOUS
    }

    private OrderRejected(Kind kind, Code code, Object... facts) {
        super(kind, code, facts);
    }

    static OrderRejected because(Code code, Object... facts) {
        return new OrderRejected(Kind.INVALID, code, facts);
    }

    /** Two accounts of the channel use this number. */
    public static OrderRejected ambiguous(String orderId) {
        return new OrderRejected(Kind.INVALID, Code.ORDER_AMBIGUOUS, orderId);
    }

    public static OrderRejected unknown(String channel, String orderId) {
        return new OrderRejected(Kind.UNKNOWN, Code.ORDER_UNKNOWN, channel, orderId);
    }
}
