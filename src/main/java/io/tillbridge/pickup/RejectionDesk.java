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
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
    private final PickupCases cases;
    private final StoreRules rules;
    private final StockMoves stock;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RejectionDesk(
            PickupWork work,
            Pickups pickups,
            PickupCases cases,
            StoreRules rules,
            StockMoves stock,
            ApplicationEventPublisher events,
            Clock clock) {
        this.work = work;
        this.pickups = pickups;
        this.cases = cases;
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
        Map<UUID, Pickup> held = hold(work.look(id, clerk), rejection.variance());
        Pickup asked = Optional.ofNullable(held.remove(id)).orElseThrow(() -> PickupRejected.unknown(id));
        mustBeRejectable(asked);
        Map<Integer, Integer> named =
                rejection.pieces().isEmpty() ? asked.pieces().open() : rejection.pieces();
        asked.pieces().mustBeOpen(named);
        Map<Sku, Integer> articles = asked.pieces().articles(named);
        List<PickupView> rejected = new ArrayList<>();
        rejected.add(turnDown(asked, named, rejection.reason()));
        StoreId store = asked.paper().store();
        if (rejection.variance() == Variance.PIECES) {
            stock.writeOff(new StockRequest(id, store, articles), clerk.id());
        }
        if (rejection.variance() == Variance.ALL) {
            rejected.addAll(turnDownOthers(held.values(), articles.keySet(), rejection.reason()));
            stock.writeOffFree(store, List.copyOf(articles.keySet()), id.toString(), clerk.id());
        }
        events.publishEvent(new Audited(
                clerk.id(), "PICKUP_REJECTED", id.toString(), rejection.reason() + " " + rejection.variance()));
        return rejected;
    }

    /** The pickup and whoever else waits for its articles, if need be; nobody changes them until the transaction ends. */
    private Map<UUID, Pickup> hold(Pickup seen, Variance variance) {
        Set<UUID> ids = new HashSet<>(Set.of(seen.id()));
        if (variance == Variance.ALL) {
            ids.addAll(pickups.waitingFor(
                    seen.paper().store(),
                    seen.lines().stream().map(PickupLine::sku).distinct().toList()));
        }
        Map<UUID, Pickup> held = new LinkedHashMap<>();
        pickups.lock(ids).forEach(pickup -> held.put(pickup.id(), pickup));
        return held;
    }

    private List<PickupView> turnDownOthers(
            Collection<Pickup> others, Set<Sku> articles, PickupExceptions.Reason reason) {
        List<PickupView> rejected = new ArrayList<>();
        for (Pickup pickup : others) {
            Map<Integer, Integer> same = new TreeMap<>();
            articles.forEach(sku -> same.putAll(pickup.pieces().openOf(sku)));
            if (PickupState.TO_PICK.contains(pickup.state()) && !same.isEmpty()) {
                rejected.add(turnDown(pickup, same, reason));
            }
        }
        return rejected;
    }

    /** Pieces of a pickup that is partly collected are always a case of their own: what is out cannot be rejected. */
    private PickupView turnDown(Pickup pickup, Map<Integer, Integer> pieces, PickupExceptions.Reason reason) {
        Instant now = clock.instant();
        boolean whole = PickupState.REJECTABLE.contains(pickup.state())
                && (pieces.equals(pickup.pieces().open())
                        || !rules.of(pickup.paper().store()).maySplit());
        if (!whole) {
            Map<Sku, Integer> articles = pickup.pieces().articles(pieces);
            Pickup rejected = cases.part(pickup, pieces, reason, now);
            work.release(pickup, articles);
            return work.view(rejected);
        }
        pickup.reject(reason.name());
        Map<Sku, Integer> articles = pickup.openPieces();
        cases.whole(pickup, reason, articles, now);
        work.release(pickup, articles);
        return work.view(pickup);
    }

    private static void mustBeRejectable(Pickup pickup) {
        PickupState state = pickup.state();
        if (!PickupState.REJECTABLE.contains(state) && state != PickupState.PARTLY_COLLECTED) {
            throw PickupRejected.state(pickup.state().name());
        }
    }
}
