package io.tillbridge.pickup;

import io.tillbridge.catalog.Store;
import io.tillbridge.catalog.Stores;
import io.tillbridge.orders.SourcingRules;
import io.tillbridge.shared.StoreId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may be decided about a rejected pickup at all, whatever the stock. */
@Component
class DecisionRules {

    private final Stores stores;
    private final SourcingRules sourcing;

    DecisionRules(Stores stores, SourcingRules sourcing) {
        this.stores = stores;
        this.sourcing = sourcing;
    }

    /** Refuses a pickup about which nothing is to be decided, or nothing any more. */
    void mustBeOpen(Pickup pickup) {
        if (pickup.state() != PickupState.REJECTED) {
            throw PickupRejected.state(pickup.state().name());
        }
        if (pickup.pieces().refundDue() > 0) {
            throw DecisionRejected.refundAsked();
        }
    }

    /** The store where the shopper is to collect instead. */
    StoreId newStore(Pickup pickup, @Nullable StoreId named) {
        Store store = other(pickup, named);
        if (store.kind() == Store.Kind.WAREHOUSE) {
            throw DecisionRejected.warehouse(store.id());
        }
        return store.id();
    }

    /** The store or warehouse that is to send the goods. */
    StoreId sender(Pickup pickup, @Nullable StoreId named) {
        Store store = other(pickup, named);
        if (!mayBeSent(pickup)) {
            throw DecisionRejected.forbidden(pickup.paper().store());
        }
        return store.id();
    }

    /** Without a rule nothing is sent by itself, but somebody may decide so; a rule that forbids it binds them too. */
    boolean mayBeSent(Pickup pickup) {
        PickupPaper paper = pickup.paper();
        return !sourcing.forbids(paper.channel(), pickup.openPieces().keySet(), paper.store());
    }

    private Store other(Pickup pickup, @Nullable StoreId named) {
        if (named == null) {
            throw DecisionRejected.storeMissing();
        }
        if (named.equals(pickup.paper().store())) {
            throw DecisionRejected.sameStore(named);
        }
        return stores.get(named);
    }
}
