package io.tillbridge.pickup;

import io.tillbridge.inventory.StockMoves;
import io.tillbridge.inventory.StockRequest;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A store says that it cannot serve pieces of a pickup. They become a case of their own that somebody decides about,
 * never a silent re-routing (idea: hotwax/bopis#251).
 */
@Component
class RejectionDesk {

    private final PickupWork work;
    private final Pickups pickups;
    private final PickupOpening opening;
    private final PickupExceptions exceptions;
    private final StoreRules rules;
    private final StockMoves stock;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RejectionDesk(
            PickupWork work,
            Pickups pickups,
            PickupOpening opening,
            PickupExceptions exceptions,
            StoreRules rules,
            StockMoves stock,
            ApplicationEventPublisher events,
            Clock clock) {
        this.work = work;
        this.pickups = pickups;
        this.opening = opening;
        this.exceptions = exceptions;
        this.rules = rules;
        this.stock = stock;
        this.events = events;
        this.clock = clock;
    }

    /** What a rejection says about the stock books. */
    enum Variance {
        /** They are right; the pieces are there but cannot go to this shopper. */
        NONE,
        /** The rejected pieces are not there. */
        PIECES,
        /** Nothing of these articles is left but what lies on the pickup shelf; whoever waits for them is rejected too. */
        ALL
    }

    /** @param pieces what cannot be served, by line number; empty for everything that is left */
    record Rejection(Map<Integer, Integer> pieces, PickupExceptions.Reason reason, Variance variance) {}

    /** Returns the pickups that are rejected now, the one asked for first. */
    @Transactional
    List<PickupView> reject(UUID id, Rejection rejection, Caller clerk) {
        Pickup seen = pickups.find(id).orElseThrow(() -> PickupRejected.unknown(id));
        StoreId store = seen.paper().store();
        clerk.mustWorkIn(store);
        Map<Integer, Integer> named =
                rejection.pieces().isEmpty() ? seen.pieces().open() : rejection.pieces();
        Set<Sku> articles = seen.pieces().articles(named).keySet();
        List<Pickup> held = hold(id, store, rejection.variance() == Variance.ALL ? articles : Set.of());
        List<PickupView> rejected = new ArrayList<>();
        for (Pickup pickup : held) {
            if (pickup.id().equals(id)) {
                rejected.add(0, turnDown(pickup, named, rejection.reason()));
                adjust(pickup, named, rejection.variance(), clerk);
            } else if (PickupState.TO_PICK.contains(pickup.state())) {
                Map<Integer, Integer> same = openOf(pickup, articles);
                if (!same.isEmpty()) {
                    rejected.add(turnDown(pickup, same, rejection.reason()));
                }
            }
        }
        if (rejection.variance() == Variance.ALL) {
            stock.writeOffFree(store, List.copyOf(articles), id.toString(), clerk.id());
        }
        events.publishEvent(new Audited(
                clerk.id(), "PICKUP_REJECTED", id.toString(), rejection.reason() + " " + rejection.variance()));
        return rejected;
    }

    private List<Pickup> hold(UUID id, StoreId store, Set<Sku> articles) {
        Set<UUID> ids = new HashSet<>(Set.of(id));
        if (!articles.isEmpty()) {
            ids.addAll(pickups.waitingFor(store, articles));
        }
        return pickups.lock(ids);
    }

    private PickupView turnDown(Pickup pickup, Map<Integer, Integer> pieces, PickupExceptions.Reason reason) {
        Instant now = clock.instant();
        Map<Sku, Integer> articles = pickup.pieces().articles(pieces);
        boolean whole = pieces.equals(pickup.pieces().open()) && pickup.state() != PickupState.PARTLY_COLLECTED;
        Pickup rejected = pickup;
        if (whole || !rules.of(pickup.paper().store()).maySplit()) {
            articles = pickup.openPieces();
            pickup.reject(reason.name());
            work.write(pickup);
        } else {
            List<PickupLine> lines = pickup.split(pieces);
            if (pickup.pieces().nothingOpen()) {
                pickup.settle("", pickup.paper().channel(), now);
            }
            work.write(pickup);
            rejected = opening.another(
                    pickup,
                    pickup.paper().store(),
                    PickupProgress.opened(PickupState.REJECTED, reason.name()),
                    lines,
                    now);
            opening.write(List.of(rejected), now);
        }
        work.release(pickup, articles);
        exceptions.open(rejected, reason, articles, now);
        events.publishEvent(PickupTurnedDown.of(rejected, now));
        if (PickupState.COLLECTABLE.contains(pickup.loadedState())) {
            events.publishEvent(ShopperNoticeDue.of(rejected, NoticeKind.PICKUP_REJECTED, now));
        }
        return work.view(rejected);
    }

    private void adjust(Pickup pickup, Map<Integer, Integer> pieces, Variance variance, Caller clerk) {
        if (variance == Variance.PIECES) {
            Map<Sku, Integer> gone = pickup.pieces().articles(pieces);
            stock.writeOff(new StockRequest(pickup.id(), pickup.paper().store(), gone), clerk.id());
        }
    }

    private static Map<Integer, Integer> openOf(Pickup pickup, Set<Sku> articles) {
        Map<Integer, Integer> pieces = new java.util.TreeMap<>();
        articles.forEach(sku -> pieces.putAll(pickup.pieces().openOf(sku)));
        return pieces;
    }
}
