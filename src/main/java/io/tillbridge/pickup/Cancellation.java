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
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
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
    private final TransferDesk transfers;
    private final StockLedger stock;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Cancellation(
            Pickups pickups,
            Handovers handovers,
            PickupExceptions exceptions,
            TransferDesk transfers,
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

    void whole(UUID order) {
        List<StockRequest> free = new ArrayList<>();
        change(order, pickup -> {
            take(pickup, pickup.pieces().open(), free);
            if (pickup.pieces().out() > 0) {
                pickup.markRefunded();
            }
        });
        release(free);
    }

    /** @param pieces what was refunded, by line number of the order, over all of its pickups */
    void pieces(UUID order, Map<Integer, Integer> pieces) {
        Map<Integer, Integer> left = new TreeMap<>(pieces);
        List<StockRequest> free = new ArrayList<>();
        change(
                order,
                pickup -> take(pickup, left, free)
                        .forEach((line, taken) ->
                                left.computeIfPresent(line, (number, n) -> n > taken ? n - taken : null)));
        release(free);
        if (!left.isEmpty()) {
            change(order, pickup -> {
                if (pickup.lines().stream().anyMatch(line -> line.out() > 0 && left.containsKey(line.lineNo()))) {
                    pickup.markRefunded();
                }
            });
        }
    }

    void hold(UUID order, boolean open) {
        Instant now = clock.instant();
        change(order, pickup -> {
            if (pickup.holdForRefund(open)) {
                pickup.tellAgain(now);
                events.publishEvent(ShopperNoticeDue.of(pickup, NoticeKind.PICKUP_READY, now));
            }
        });
    }

    private Map<Integer, Integer> take(Pickup pickup, Map<Integer, Integer> wanted, List<StockRequest> free) {
        boolean here = pickup.state().reservedHere();
        Map<Integer, Integer> taken = pickup.cancel(wanted, clock.instant());
        Map<Sku, Integer> articles = pickup.pieces().articles(taken);
        if (!articles.isEmpty() && here) {
            free.add(new StockRequest(pickup.id(), pickup.paper().store(), articles));
        } else if (!articles.isEmpty()) {
            transfers.needsLess(pickup, articles).ifPresent(free::add);
        }
        return taken;
    }

    private void change(UUID order, Consumer<Pickup> change) {
        Instant now = clock.instant();
        for (Pickup pickup :
                pickups.lockOrder(order).stream().sorted(LEAST_WORK_FIRST).toList()) {
            change.accept(pickup);
            handovers.signOff(pickup);
            if (!pickups.save(pickup)) {
                throw new IllegalStateException("pickup " + pickup.id() + " changed while it was locked");
            }
            if (!pickup.state().open() && pickup.loadedState().open()) {
                exceptions.close(pickup.id(), null, null, now);
                events.publishEvent(PickupCancelled.of(pickup, now));
            }
        }
    }

    private void release(List<StockRequest> free) {
        if (!free.isEmpty()) {
            stock.release(free);
        }
    }
}
