package io.tillbridge.pickup;

import io.tillbridge.catalog.Store;
import io.tillbridge.catalog.Stores;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks pickups up. Nothing here changes anything. */
@Component
public class PickupDesk {

    private final Pickups pickups;
    private final CodeReader codes;
    private final StoreRules rules;
    private final Stores stores;
    private final Clock clock;

    PickupDesk(Pickups pickups, CodeReader codes, StoreRules rules, Stores stores, Clock clock) {
        this.pickups = pickups;
        this.codes = codes;
        this.rules = rules;
        this.stores = stores;
        this.clock = clock;
    }

    /**
     * What a code opens.
     *
     * @param pickup absent where the code proves nothing, or proves it to another store: blocked, used up, or locked
     * @param identity the ways to check identity, of which one is needed; none if nothing may be handed over
     * @param proxy whom the shopper named to collect with this code
     * @param refusal why it may not be handed over here, if so
     */
    public record Sight(
            @Nullable PickupView pickup,
            List<IdentityCheck.Method> identity,
            @Nullable String proxy,
            Optional<PickupRejected> refusal) {}

    /**
     * Looks a code up. Nothing changes. One statement reads it all, so no transaction is opened for it: a counter that
     * scans waits for the database once.
     *
     * @param counter the store that asks; absent for somebody who works in all of them
     * @throws PickupRejected if no pickup has this code
     */
    public Sight lookUp(String digits, @Nullable StoreId counter) {
        OpenedPickup opened = codes.open(digits);
        Pickup pickup = opened.pickup();
        StoreId id = pickup.paper().store();
        Store store = stores.get(id);
        Instant now = clock.instant();
        Optional<PickupRejected> refusal =
                refusals(pickup, store).at(counter, now).or(() -> opened.refusal(store, now));
        boolean high = rules.of(id).isHigh(pickup.pieces().openValue());
        return new Sight(
                opened.proves(now) && worksIn(counter, id) ? PickupView.of(pickup, store.name()) : null,
                refusal.isPresent() ? List.of() : IdentityCheck.asked(pickup.paper(), opened.proxy(), high),
                refusal.isPresent() ? null : opened.proxy(),
                refusal);
    }

    /**
     * Which pickup a bag belongs to, by the code on its label, which opens nothing.
     *
     * @param counter the store that asks; absent for somebody who works in all of them
     */
    @Transactional(readOnly = true)
    public Optional<Sight> bag(String labelCode, @Nullable StoreId counter) {
        return BagLabel.halfOf(labelCode).flatMap(pickups::ofLabel).map(pickup -> {
            StoreId id = pickup.paper().store();
            Store store = stores.get(id);
            return worksIn(counter, id)
                    ? new Sight(PickupView.of(pickup, store.name()), List.of(), null, Optional.empty())
                    : new Sight(null, List.of(), null, refusals(pickup, store).at(counter, clock.instant()));
        });
    }

    private CounterRefusal refusals(Pickup pickup, Store store) {
        return new CounterRefusal(pickup, store, stores::find);
    }

    private static boolean worksIn(@Nullable StoreId counter, StoreId store) {
        return counter == null || counter.equals(store);
    }

    @Transactional(readOnly = true)
    public PickupView view(UUID id, Caller caller) {
        Pickup pickup = pickups.find(id).orElseThrow(() -> PickupRejected.unknown(id));
        caller.mustWorkIn(pickup.paper().store());
        return view(pickup);
    }

    /** The pickups of an order, by store. */
    @Transactional(readOnly = true)
    public List<PickupView> ofOrder(UUID order) {
        return pickups.ofOrder(order).stream().map(this::view).toList();
    }

    /** A store's pickups in those states, the oldest first. */
    @Transactional(readOnly = true)
    List<PickupView> ofStore(StoreId store, Collection<PickupState> states, int limit) {
        return pickups.ofStore(store, states, limit).stream().map(this::view).toList();
    }

    /** Goods on the store's pickup shelf that have no business there any more. */
    @Transactional(readOnly = true)
    List<PickupView> toPutBack(StoreId store, int limit) {
        return pickups.toPutBack(store, limit).stream().map(this::view).toList();
    }

    PickupView view(Pickup pickup) {
        StoreId id = pickup.paper().store();
        return PickupView.of(pickup, stores.find(id).map(Store::name).orElse(id.code()));
    }
}
