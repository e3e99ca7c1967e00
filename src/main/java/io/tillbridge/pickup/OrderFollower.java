package io.tillbridge.pickup;

import io.tillbridge.inventory.StockLedger;
import io.tillbridge.inventory.StockRequest;
import io.tillbridge.orders.AcceptedOrder;
import io.tillbridge.orders.LinesCancelled;
import io.tillbridge.orders.OrderCancelled;
import io.tillbridge.orders.OrdersAccepted;
import io.tillbridge.orders.RefundHold;
import io.tillbridge.shared.Sku;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps pickups in step with their orders, inside the transaction that changes the order. */
@Component
class OrderFollower {

    private final Pickups pickups;
    private final PickupCodes codes;
    private final PickupExceptions exceptions;
    private final StockLedger stock;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Duration kept;

    OrderFollower(
            Pickups pickups,
            PickupCodes codes,
            PickupExceptions exceptions,
            StockLedger stock,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${tillbridge.pickup.keep-days}") int keepDays) {
        this.pickups = pickups;
        this.codes = codes;
        this.exceptions = exceptions;
        this.stock = stock;
        this.events = events;
        this.clock = clock;
        this.kept = Duration.ofDays(keepDays);
    }

    /** Opens a pickup where everything is reserved, an exception where the store is short. */
    @EventListener
    void on(OrdersAccepted accepted) {
        Instant now = clock.instant();
        List<Pickup> opened = new ArrayList<>();
        for (AcceptedOrder order : accepted.orders()) {
            for (AcceptedOrder.Collection part : order.collections()) {
                if (part.missing().isEmpty()) {
                    opened.add(open(order, part, now));
                } else {
                    exceptions.open(order, part, now);
                }
            }
        }
        if (!opened.isEmpty()) {
            pickups.add(opened);
            codes.issue(opened.stream().map(Pickup::id).toList(), now);
            opened.forEach(pickup -> events.publishEvent(PickupOpened.of(pickup, now)));
        }
    }

    @EventListener
    void on(OrderCancelled cancelled) {
        Instant now = clock.instant();
        exceptions.close(cancelled.order(), now);
        change(cancelled.order(), pickup -> pickup.cancel(now), now);
    }

    @EventListener
    void on(LinesCancelled cancelled) {
        Instant now = clock.instant();
        change(cancelled.order(), pickup -> pickup.cancel(cancelled.pieces(), now), now);
    }

    @EventListener
    void on(RefundHold hold) {
        change(
                hold.order(),
                pickup -> {
                    pickup.holdForRefund(hold.open());
                    return Map.of();
                },
                clock.instant());
    }

    private interface Change {
        /** Changes the pickup and returns the pieces that are free again. */
        Map<Sku, Integer> of(Pickup pickup);
    }

    private void change(UUID order, Change change, Instant now) {
        List<StockRequest> released = new ArrayList<>();
        for (Pickup pickup : pickups.lockOrder(order)) {
            Map<Sku, Integer> free = change.of(pickup);
            if (!pickups.save(pickup)) {
                throw new IllegalStateException("pickup " + pickup.id() + " changed while it was locked");
            }
            if (!free.isEmpty()) {
                released.add(new StockRequest(pickup.id(), pickup.paper().store(), free));
            }
            if (pickup.progress().state() == Pickup.State.CANCELLED && pickup.loadedState() != Pickup.State.CANCELLED) {
                events.publishEvent(PickupCancelled.of(pickup, now));
            }
        }
        if (!released.isEmpty()) {
            stock.release(released);
        }
    }

    private Pickup open(AcceptedOrder order, AcceptedOrder.Collection part, Instant now) {
        var paper = new PickupPaper(
                part.id(),
                order.ref(),
                order.channel(),
                order.orderId(),
                part.store(),
                order.buyerName(),
                order.buyerPhone(),
                now,
                now.plus(kept));
        List<PickupLine> lines = part.lines().stream()
                .map(line -> new PickupLine(line.lineNo(), line.sku(), line.title(), line.quantity(), 0, 0))
                .toList();
        return new Pickup(paper, PickupProgress.OPENED, lines, 0);
    }
}
