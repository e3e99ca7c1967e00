package io.tillbridge.shared;

import org.jspecify.annotations.Nullable;

/**
 * Who is asking: a member of staff, a till or another program.
 *
 * @param id stable name for audit rows and idempotency keys
 * @param name what people call them
 * @param store the one store this caller works in; absent means all stores
 * @param counter the counter or device, where there is one
 */
public record Caller(
        String id,
        String name,
        Role role,
        @Nullable StoreId store,
        @Nullable String counter) {

    /** What a caller may do; each role is listed with the HTTP rules in {@code security}. */
    public enum Role {
        CLERK,
        MANAGER,
        IT_VIEWER,
        IT_OPERATOR,
        ADMIN
    }

    /** The counter or device, or else who it is: what a shopper is told about where. */
    public String place() {
        return counter == null ? id : counter;
    }

    /** The store of that code, which must be the caller's. */
    public StoreId in(String code) {
        var wanted = new StoreId(code);
        mustWorkIn(wanted);
        return wanted;
    }

    /** Refuses a caller of another store: what a store holds is nobody else's business. */
    public void mustWorkIn(StoreId wanted) {
        if (store != null && !store.equals(wanted)) {
            throw AccessRejected.otherStore(wanted);
        }
    }
}
