package io.tillbridge.pickup;

import io.tillbridge.catalog.Store;
import io.tillbridge.catalog.Stores;
import io.tillbridge.inventory.StockLedger;
import io.tillbridge.inventory.StockRequest;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the counter does with pickups: look, make ready, hand over. */
@Component
public class PickupDesk {

    private static final int MOST_TRIES = 5;

    private final Pickups pickups;
    private final CodeVault vault;
    private final Handovers handovers;
    private final StockLedger stock;
    private final Stores stores;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PickupDesk(
            Pickups pickups,
            CodeVault vault,
            Handovers handovers,
            StockLedger stock,
            Stores stores,
            ApplicationEventPublisher events,
            Clock clock) {
        this.pickups = pickups;
        this.vault = vault;
        this.handovers = handovers;
        this.stock = stock;
        this.stores = stores;
        this.events = events;
        this.clock = clock;
    }

    /** What a code opens, how identity is checked, and why it may not be handed over here, if so. */
    public record Sight(PickupView pickup, List<IdentityCheck.Method> identity, Optional<PickupRejected> refusal) {}

    /** A hand-over that happened. */
    public record Handover(UUID id, PickupView pickup, Instant at) {}

    /**
     * Looks a code up. Nothing changes.
     *
     * @param counter the store that asks; absent for somebody who works in all of them
     * @throws PickupRejected if no pickup has this code
     */
    @Transactional(readOnly = true)
    public Sight lookUp(String digits, @Nullable StoreId counter) {
        Pickups.Opened opened = open(digits);
        Pickup pickup = opened.pickup();
        Store store = stores.get(pickup.paper().store());
        Optional<PickupRejected> refusal = pickup.refusal(store, counter, clock.instant());
        if (refusal.isEmpty() && opened.codeBlocked()) {
            refusal = Optional.of(PickupRejected.blockedCode());
        }
        return new Sight(view(pickup), IdentityCheck.asked(pickup.paper().buyerPhone()), refusal);
    }

    /**
     * The goods are picked and on their shelf.
     *
     * @throws PickupRejected if the pickup is over
     */
    @Transactional
    public PickupView markReady(UUID id, String location, Caller clerk) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Pickup pickup = get(id);
            clerk.mustWorkIn(pickup.paper().store());
            Instant now = clock.instant();
            pickup.markReady(location, now);
            if (pickups.save(pickup)) {
                if (pickup.loadedState() != Pickup.State.READY) {
                    events.publishEvent(PickupReady.of(pickup, now));
                }
                return view(pickup);
            }
        }
        throw PickupRejected.state("BUSY");
    }

    /**
     * Hands the goods behind a code over the counter, exactly once.
     *
     * @throws PickupRejected if the code does not open this pickup, identity is in doubt, or the pickup is not to be
     *     handed over here and now
     */
    @Transactional
    public Handover handOver(UUID id, String digits, IdentityCheck identity, Caller clerk) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Pickups.Opened opened = open(digits);
            Pickup pickup = opened.pickup();
            if (!pickup.id().equals(id)) {
                throw PickupRejected.unknownCode();
            }
            Instant now = clock.instant();
            var leaving = new StockRequest(id, pickup.paper().store(), pickup.openPieces());
            pickup.handOver(stores.get(pickup.paper().store()), identity, clerk, now);
            if (opened.codeBlocked()) {
                throw PickupRejected.blockedCode();
            }
            if (pickups.save(pickup)) {
                stock.fulfil(leaving, clerk.id());
                UUID handover = Ids.next(now);
                handovers.add(handover, pickup, identity, clerk, now);
                events.publishEvent(GoodsHandedOver.of(pickup, now));
                return new Handover(handover, view(pickup), now);
            }
        }
        throw PickupRejected.state("BUSY");
    }

    @Transactional(readOnly = true)
    public PickupView view(UUID id, Caller caller) {
        Pickup pickup = get(id);
        caller.mustWorkIn(pickup.paper().store());
        return view(pickup);
    }

    /** The pickups of an order, by store. */
    @Transactional(readOnly = true)
    public List<PickupView> ofOrder(UUID order) {
        return pickups.ofOrder(order).stream().map(this::view).toList();
    }

    /** A store's pickups in one state, the oldest first. */
    @Transactional(readOnly = true)
    public List<PickupView> ofStore(StoreId store, String state, int limit) {
        return pickups.ofStore(store, Pickup.State.valueOf(state), limit).stream()
                .map(this::view)
                .toList();
    }

    private Pickups.Opened open(String digits) {
        if (!PickupCode.isWellFormed(digits)) {
            throw PickupRejected.checkDigit();
        }
        return pickups.ofCode(vault.hash(digits)).orElseThrow(PickupRejected::unknownCode);
    }

    private Pickup get(UUID id) {
        return pickups.find(id).orElseThrow(() -> PickupRejected.unknown(id));
    }

    private PickupView view(Pickup pickup) {
        StoreId id = pickup.paper().store();
        return PickupView.of(pickup, stores.find(id).map(Store::name).orElse(id.code()));
    }
}
