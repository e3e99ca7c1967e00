package io.tillbridge.pickup;

import io.tillbridge.catalog.Store;
import io.tillbridge.inventory.StockLedger;
import io.tillbridge.inventory.StoreSearch;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What could be decided about a pickup that its store cannot serve, as things are now. */
@Component
class PickupProposals {

    private final PickupWork work;
    private final StoreSearch search;
    private final StockLedger stock;
    private final Clock clock;

    PickupProposals(PickupWork work, StoreSearch search, StockLedger stock, Clock clock) {
        this.work = work;
        this.search = search;
        this.stock = stock;
        this.clock = clock;
    }

    /**
     * One decision that would succeed now.
     *
     * @param store where the shopper would collect, or who would send; absent if no other store has part in it
     */
    record Proposal(DecisionDesk.Kind decision, StoreSearch.@Nullable Found store) {}

    /**
     * The decisions that are possible, the least trouble for the shopper first: wait for what is here after all, collect
     * elsewhere, wait for what is sent here, money back.
     *
     * @throws PickupRejected if nothing is to be decided about the pickup
     */
    @Transactional(readOnly = true)
    List<Proposal> of(UUID id, Caller caller) {
        Pickup pickup = work.look(id, caller);
        if (pickup.state() != PickupState.REJECTED) {
            throw PickupRejected.state(pickup.state().name());
        }
        Map<Sku, Integer> pieces = pickup.openPieces();
        StoreId here = pickup.paper().store();
        List<StoreSearch.Found> elsewhere = search.thatCanServe(pieces, here, clock.instant());
        List<Proposal> proposals = new ArrayList<>();
        if (pieces.entrySet().stream()
                .allMatch(entry -> stock.level(here, entry.getKey()).free() >= entry.getValue())) {
            proposals.add(new Proposal(DecisionDesk.Kind.WAIT, null));
        }
        elsewhere.stream()
                .filter(found -> found.kind() == Store.Kind.STORE)
                .forEach(found -> proposals.add(new Proposal(DecisionDesk.Kind.REROUTE, found)));
        elsewhere.forEach(found -> proposals.add(new Proposal(DecisionDesk.Kind.SHIP_TO_STORE, found)));
        proposals.add(new Proposal(DecisionDesk.Kind.REFUND, null));
        return proposals;
    }
}
