package io.tillbridge.shared;

/** Why a caller who is known may still not do this. */
public final class AccessRejected extends BusinessRuleViolation {

    public enum Code {
        ACCESS_OTHER_STORE
    }

    private AccessRejected(Code code, Object... facts) {
        super(Kind.FORBIDDEN, code, facts);
    }

    static AccessRejected otherStore(StoreId wanted) {
        return new AccessRejected(Code.ACCESS_OTHER_STORE, wanted);
    }
}
