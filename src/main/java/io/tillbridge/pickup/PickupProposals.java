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
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What could be decided about a pickup that its store cannot serve, as things are now. */
@Component
class PickupProposals {

    private final PickupWork work;
    private final StoreSearch search;
    private final StockLedger stock;
    private final ExpectedGoods expected;
    private final DecisionRules rules;
    private final Clock clock;

    PickupProposals(
            PickupWork work,
            StoreSearch search,
            StockLedger stock,
            ExpectedGoods expected,
            DecisionRules rules,
            Clock clock) {
        this.work = work;
        this.search = search;
        this.stock = stock;
        this.expected = expected;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * One decision that would succeed.
     *
     * @param store where the shopper would collect, or who would send; absent if no other store has part in it
     * @param later not now, but once goods are here that the store expects
     */
    record Proposal(DecisionDesk.Kind decision, StoreSearch.@Nullable Found store, boolean later) {

        static Proposal now(DecisionDesk.Kind decision, StoreSearch.@Nullable Found store) {
            return new Proposal(decision, store, false);
        }
    }

    /**
     * The decisions that are possible, the least trouble for the shopper first: wait for what is here after all, collect
     * elsewhere, wait for what is sent here, wait for what is expected, money back.
     *
     * @throws PickupRejected if nothing is to be decided about the pickup
     * @throws DecisionRejected if the refund was asked for
     */
    @Transactional(readOnly = true)
    List<Proposal> of(UUID id, Caller caller) {
        Pickup pickup = work.look(id, caller);
        rules.mustBeOpen(pickup);
        StoreId here = pickup.paper().store();
        List<StoreSearch.Found> elsewhere = search.thatCanServe(pickup.openPieces(), here, clock.instant());
        List<Proposal> proposals = new ArrayList<>();
        boolean hereNow = covers(pickup, sku -> stock.level(here, sku).free());
        if (hereNow) {
            proposals.add(Proposal.now(DecisionDesk.Kind.WAIT, null));
        }
        elsewhere.stream()
                .filter(found -> found.kind() == Store.Kind.STORE)
                .forEach(found -> proposals.add(Proposal.now(DecisionDesk.Kind.REROUTE, found)));
        if (rules.mayBeSent(pickup)) {
            elsewhere.forEach(found -> proposals.add(Proposal.now(DecisionDesk.Kind.SHIP_TO_STORE, found)));
        }
        if (!hereNow && covers(pickup, sku -> stock.level(here, sku).free() + expected.pieces(here, sku))) {
            proposals.add(new Proposal(DecisionDesk.Kind.WAIT, null, true));
        }
        proposals.add(Proposal.now(DecisionDesk.Kind.REFUND, null));
        return proposals;
    }

    private static boolean covers(Pickup pickup, ToLongFunction<Sku> there) {
        return pickup.openPieces().entrySet().stream()
                .allMatch(piece -> there.applyAsLong(piece.getKey()) >= piece.getValue());
    }
}
