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
import java.util.Optional;
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
            refuse(opened.refusal(store(pickup), clock.instant()));
            Handover done = handOver(opened, identity, pieces, clerk, clock.instant());
            if (done != null) {
                return done;
            }
        }
        throw PickupRejected.busy();
    }

    /** Checks who stands there; nothing if somebody else was faster. */
    private @Nullable Handover handOver(
            OpenedPickup opened, IdentityCheck identity, Map<Integer, Integer> pieces, Caller clerk, Instant at) {
        Pickup pickup = opened.pickup();
        identity.verify(
                IdentityCheck.asked(pickup.paper(), opened.proxy(), isHigh(pickup)),
                pickup.paper().buyerPhone());
        var proof = new Handovers.Proof(identity, opened.proxy(), null);
        Handover done = release(pickup, pieces, proof, clerk, at);
        if (done != null) {
            codes.use(opened, done.id(), at);
            tries.forget(opened);
        }
        return done;
    }

    /** Hands goods over to somebody who has no code, on the word of whoever may decide that. */
    @Transactional
    public Handover withoutCode(
            UUID id, String why, IdentityCheck identity, Map<Integer, Integer> pieces, Caller manager) {
        Pickup pickup = lock(id);
        manager.mustWorkIn(pickup.paper().store());
        mayGo(pickup, manager, clock.instant());
        if (identity.method() == IdentityCheck.Method.PHONE_LAST4) {
            tries.mustBeFree(id, store(pickup));
        }
        identity.verify(
                IdentityCheck.withoutCode(isHigh(pickup)), pickup.paper().buyerPhone());
        var proof = new Handovers.Proof(identity, null, why);
        Handover done = held(release(pickup, pieces, proof, manager, clock.instant()));
        events.publishEvent(new Audited(manager.id(), "HANDOVER_WITHOUT_CODE", id.toString(), why));
        return done;
    }

    /**
     * Books what a counter did while it could not ask, after the same questions; the time is the counter's.
     *
     * @throws PickupRejected if the proof does not open this pickup or was blocked by then, identity is in doubt, or the
     *     goods were not to be handed over there and then
     */
    @Transactional
    Handover madeOffline(OfflineDesk.Made made, Instant at, Caller counter) {
        lock(made.pickup());
        OpenedPickup opened = codes.openScanned(made.proof());
        Pickup pickup = opened.pickup();
        if (!pickup.id().equals(made.pickup())) {
            throw PickupRejected.unknownCode();
        }
        refuse(refusals(pickup).madeAt(counter.store(), at));
        refuse(opened.refusalAt(store(pickup), at, clock.instant()));
        return held(handOver(opened, made.identity(), Pieces.byLine(made.lines()), counter, at));
    }

    /** Books what a counter did and could not prove, on the word of whoever may decide that. */
    @Transactional
    Handover onWord(OfflineRecords.Conflict made, Map<Integer, Integer> pieces, String why, Caller manager) {
        Pickup pickup = lock(made.pickup());
        refuse(refusals(pickup).madeAt(made.store(), made.madeAt()));
        var counter = new Caller(manager.id(), manager.name(), manager.role(), made.store(), made.device());
        var proof = new Handovers.Proof(made.identity(), null, why);
        return held(release(pickup, pieces, proof, counter, made.madeAt()));
    }

    private Pickup lock(UUID id) {
        return pickups.lock(id).orElseThrow(() -> PickupRejected.unknown(id));
    }

    private static Handover held(@Nullable Handover done) {
        if (done == null) {
            throw PickupRejected.busy();
        }
        return done;
    }

    private void mayGo(Pickup pickup, Caller clerk, Instant at) {
        refuse(refusals(pickup).at(clerk.store(), at));
    }

    private static void refuse(Optional<PickupRejected> refusal) {
        refusal.ifPresent(no -> {
            throw no;
        });
    }

    private CounterRefusal refusals(Pickup pickup) {
        return new CounterRefusal(pickup, store(pickup), stores::find);
    }

    private Store store(Pickup pickup) {
        return stores.get(pickup.paper().store());
    }

    private boolean isHigh(Pickup pickup) {
        return rules.of(pickup.paper().store()).isHigh(pickup.pieces().openValue());
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
        return new Handover(handover, PickupView.of(pickup, store(pickup).name()), now);
    }
}
