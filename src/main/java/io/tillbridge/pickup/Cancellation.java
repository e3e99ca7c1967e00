package io.tillbridge.pickup;

import io.tillbridge.inventory.StockLedger;
import io.tillbridge.inventory.StockRequest;
import io.tillbridge.shared.Sku;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What a channel takes back: all of an order, or pieces of it. Whatever has not gone out is free again. */
@Component
class Cancellation {

    /** Pieces are taken first where nobody has worked on them. */
    private static final Comparator<Pickup> LEAST_WORK_FIRST = Comparator.comparing(
                    (Pickup pickup) -> pickup.state().reservedHere())
            .thenComparing(Pickup::state);

    private final Pickups pickups;
    private final Handovers handovers;
    private final PickupExceptions exceptions;
    private final TransferRequests transfers;
    private final StockLedger stock;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Cancellation(
            Pickups pickups,
            Handovers handovers,
            PickupExceptions exceptions,
            TransferRequests transfers,
            StockLedger stock,
            ApplicationEventPublisher events,
            Clock clock) {
        this.pickups = pickups;
        this.handovers = handovers;
        this.exceptions = exceptions;
        this.transfers = transfers;
        this.stock = stock;
        this.events = events;
        this.clock = clock;
    }

    /** All of the order. */
    void whole(UUID order) {
        List<Pickup> all = lock(order);
        List<StockRequest> free = new ArrayList<>();
        Instant now = clock.instant();
        for (Pickup pickup : all) {
            boolean here = pickup.state().reservedHere();
            free(pickup, here, pickup.cancel(pickup.pieces().open(), now), free);
            pickup.pieces().hearRefund(pickup.pieces().dueOf(everything(pickup)));
            if (pickup.pieces().out() > 0) {
                Map<Integer, Integer> out = pickup.pieces().outOf(everything(pickup));
                pickup.pieces().payBack(out);
                pickup.markRefunded();
                tell(pickup, out, now);
            }
        }
        write(all, free, now);
    }

    private void tell(Pickup pickup, Map<Integer, Integer> paidBack, Instant now) {
        if (!paidBack.isEmpty()) {
            events.publishEvent(new MoneyPaidBack(pickup.id(), pickup.paper().order(), paidBack, now));
        }
    }

    /** @param pieces what was refunded, by line number of the order, over all of its pickups */
    void pieces(UUID order, Map<Integer, Integer> pieces) {
        List<Pickup> all = lock(order);
        List<StockRequest> free = new ArrayList<>();
        Instant now = clock.instant();
        var spread = new RefundSpread(pieces);
        for (BiFunction<Pickup, Instant, Map<Integer, Integer>> step :
                List.<BiFunction<Pickup, Instant, Map<Integer, Integer>>>of(spread::asked, spread::open)) {
            for (Pickup pickup : all) {
                boolean here = pickup.state().reservedHere();
                free(pickup, here, step.apply(pickup, now), free);
            }
        }
        all.forEach(pickup -> tell(pickup, spread.out(pickup), now));
        write(all, free, now);
    }

    void hold(UUID order, boolean open) {
        List<Pickup> all = lock(order);
        Instant now = clock.instant();
        for (Pickup pickup : all) {
            if (pickup.holdForRefund(open)) {
                pickup.tellAgain(now);
                events.publishEvent(ShopperNoticeDue.of(pickup, NoticeKind.PICKUP_READY, now));
            }
        }
        write(all, List.of(), now);
    }

    private static Map<Integer, Integer> everything(Pickup pickup) {
        return pickup.lines().stream().collect(Collectors.toMap(PickupLine::lineNo, PickupLine::quantity));
    }

    /** Pieces that nobody wants any more are free where they were reserved: here, or where they were to be sent from. */
    private void free(Pickup pickup, boolean here, Map<Integer, Integer> taken, List<StockRequest> free) {
        Map<Sku, Integer> articles = pickup.pieces().articles(taken);
        if (!articles.isEmpty() && here) {
            free.add(new StockRequest(pickup.id(), pickup.paper().store(), articles));
        } else if (!articles.isEmpty()) {
            transfers.needsLess(pickup, articles).ifPresent(free::add);
        }
    }

    private List<Pickup> lock(UUID order) {
        return pickups.lockOrder(order).stream().sorted(LEAST_WORK_FIRST).toList();
    }

    private void write(List<Pickup> all, List<StockRequest> free, Instant now) {
        for (Pickup pickup : all) {
            handovers.signOff(pickup);
            pickups.write(pickup);
            if (!pickup.state().open() && pickup.loadedState().open()) {
                exceptions.close(pickup.id(), null, null, now);
                events.publishEvent(PickupCancelled.of(pickup, now));
            }
        }
        if (!free.isEmpty()) {
            stock.release(free);
        }
    }
}
