package io.tillbridge.pickup;

import io.tillbridge.catalog.Store;
import io.tillbridge.catalog.Stores;
import io.tillbridge.inventory.StockLedger;
import io.tillbridge.inventory.StockRequest;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands goods over the counter, each piece exactly once. */
@Component
public class HandoverDesk {

    private static final int MOST_TRIES = 5;

    private final Pickups pickups;
    private final CodeReader codes;
    private final Handovers handovers;
    private final IdentityTries tries;
    private final StockLedger stock;
    private final StoreRules rules;
    private final Stores stores;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HandoverDesk(
            Pickups pickups,
            CodeReader codes,
            Handovers handovers,
            IdentityTries tries,
            StockLedger stock,
            StoreRules rules,
            Stores stores,
            ApplicationEventPublisher events,
            Clock clock) {
        this.pickups = pickups;
        this.codes = codes;
        this.handovers = handovers;
        this.tries = tries;
        this.stock = stock;
        this.rules = rules;
        this.stores = stores;
        this.events = events;
        this.clock = clock;
    }

    /** A hand-over that happened. */
    public record Handover(UUID id, PickupView pickup, Instant at) {}

    /**
     * Hands goods behind a code over the counter.
     *
     * @param pieces what goes out, by line number; empty for everything that is left
     * @throws PickupRejected if the code does not open this pickup, identity is in doubt, or the pickup is not to be
     *     handed over here and now
     */
    @Transactional
    public Handover handOver(
            UUID id, String digits, IdentityCheck identity, Map<Integer, Integer> pieces, Caller clerk) {
        for (int i = 0; i < MOST_TRIES; i++) {
            OpenedPickup opened = codes.open(digits);
            Pickup pickup = opened.pickup();
            if (!pickup.id().equals(id)) {
                throw PickupRejected.unknownCode();
            }
            mayGo(pickup, clerk, clock.instant());
            mayOpen(opened);
            boolean high =
                    rules.of(pickup.paper().store()).isHigh(pickup.pieces().openValue());
            identity.verify(
                    IdentityCheck.asked(pickup.paper(), opened.proxy(), high),
                    pickup.paper().buyerPhone());
            var proof = new Handovers.Proof(identity, opened.proxy(), null);
            Handover done = release(pickup, pieces, proof, clerk, clock.instant());
            if (done != null) {
                tries.forget(opened);
                return done;
            }
        }
        throw PickupRejected.busy();
    }

    /** Hands goods over to somebody who has no code, on the word of whoever may decide that. */
    @Transactional
    public Handover withoutCode(
            UUID id, String why, IdentityCheck identity, Map<Integer, Integer> pieces, Caller manager) {
        Pickup pickup = pickups.lock(id).orElseThrow(() -> PickupRejected.unknown(id));
        manager.mustWorkIn(pickup.paper().store());
        mayGo(pickup, manager, clock.instant());
        identity.verify(IdentityCheck.withoutCode(), pickup.paper().buyerPhone());
        Handover done = release(pickup, pieces, new Handovers.Proof(identity, null, why), manager, clock.instant());
        if (done == null) {
            throw PickupRejected.busy();
        }
        events.publishEvent(new Audited(manager.id(), "HANDOVER_WITHOUT_CODE", id.toString(), why));
        return done;
    }

    /** Books what a counter did while it could not ask; the time is the counter's. */
    @Transactional
    Handover madeOffline(UUID id, Instant at, IdentityCheck identity, Map<Integer, Integer> pieces, Caller counter) {
        Pickup pickup = pickups.lock(id).orElseThrow(() -> PickupRejected.unknown(id));
        mayGo(pickup, counter, at);
        Handover done = release(pickup, pieces, new Handovers.Proof(identity, null, null), counter, at);
        if (done == null) {
            throw PickupRejected.busy();
        }
        return done;
    }

    private void mayOpen(OpenedPickup opened) {
        Store store = stores.get(opened.pickup().paper().store());
        opened.refusal(store, clock.instant()).ifPresent(no -> {
            throw no;
        });
    }

    private void mayGo(Pickup pickup, Caller clerk, Instant at) {
        Store store = stores.get(pickup.paper().store());
        new CounterRefusal(pickup, store).at(clerk.store(), at).ifPresent(no -> {
            throw no;
        });
    }

    /** Nothing if somebody else was faster. */
    private @Nullable Handover release(
            Pickup pickup, Map<Integer, Integer> wanted, Handovers.Proof proof, Caller clerk, Instant now) {
        Map<Integer, Integer> pieces = wanted.isEmpty() ? pickup.pieces().open() : wanted;
        pickup.handOver(pieces, clerk.place(), clerk.name(), now);
        if (!pickups.save(pickup)) {
            return null;
        }
        stock.fulfil(
                new StockRequest(
                        pickup.id(), pickup.paper().store(), pickup.pieces().articles(pieces)),
                clerk.id(),
                now);
        UUID handover = Ids.next(now);
        handovers.add(handover, pickup, pieces, proof, clerk, now);
        events.publishEvent(GoodsHandedOver.of(pickup, handover, pieces, now));
        String store = stores.get(pickup.paper().store()).name();
        return new Handover(handover, PickupView.of(pickup, store), now);
    }
}
