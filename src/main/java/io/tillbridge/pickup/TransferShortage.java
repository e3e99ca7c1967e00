package io.tillbridge.pickup;

import io.tillbridge.inventory.StockLedger;
import io.tillbridge.inventory.StockRequest;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whoever is to send goods has not got all of them. What will not come is a case of its own, like any other shortage. */
@Component
public class TransferShortage {

    private final Transfers transfers;
    private final TransferDesk desk;
    private final PickupWork work;
    private final PickupOpening opening;
    private final PickupExceptions exceptions;
    private final StockLedger stock;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TransferShortage(
            Transfers transfers,
            TransferDesk desk,
            PickupWork work,
            PickupOpening opening,
            PickupExceptions exceptions,
            StockLedger stock,
            ApplicationEventPublisher events,
            Clock clock) {
        this.transfers = transfers;
        this.desk = desk;
        this.work = work;
        this.opening = opening;
        this.exceptions = exceptions;
        this.stock = stock;
        this.events = events;
        this.clock = clock;
    }

    /**
     * These pieces of a requested transfer will not come; the others will, if there are any. They are not reserved where
     * they should have come from any more, and somebody decides what the shopper gets instead.
     *
     * @throws PickupRejected if the transfer has left already, or is not wanted any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void willNotCome(UUID id, Map<Sku, Integer> pieces, Caller sender) {
        Transfer transfer = transfers.find(id).orElseThrow(() -> PickupRejected.unknownTransfer(id));
        sender.mustWorkIn(transfer.from());
        Pickup pickup = work.hold(transfer.pickup(), sender);
        transfer = transfers.find(id).orElseThrow(() -> PickupRejected.unknownTransfer(id));
        if (transfer.state() != Transfer.State.REQUESTED) {
            throw PickupRejected.transferState(transfer.state().name());
        }
        Instant now = clock.instant();
        boolean nothing = pieces.equals(transfer.pieces());
        transfers.reduce(id, pieces);
        Pickup without = nothing ? whole(pickup) : part(pickup, pieces, now);
        if (nothing) {
            desk.drop(transfer, pickup);
        }
        stock.release(List.of(new StockRequest(id, transfer.from(), pieces)));
        exceptions.open(without, PickupExceptions.Reason.SHORTAGE, pieces, now);
        events.publishEvent(PickupTurnedDown.of(without, now));
    }

    private Pickup whole(Pickup pickup) {
        pickup.isNotSent(PickupExceptions.Reason.SHORTAGE.name());
        work.write(pickup);
        return pickup;
    }

    private Pickup part(Pickup pickup, Map<Sku, Integer> pieces, Instant now) {
        List<PickupLine> lines = pickup.splitUnsent(lines(pickup, pieces));
        work.write(pickup);
        Pickup rest = opening.another(
                pickup,
                pickup.paper().store(),
                PickupProgress.opened(PickupState.REJECTED, PickupExceptions.Reason.SHORTAGE.name()),
                lines,
                now);
        opening.write(List.of(rest), now);
        return rest;
    }

    /** Which lines go without: the last ones of each article. */
    private static Map<Integer, Integer> lines(Pickup pickup, Map<Sku, Integer> pieces) {
        Map<Integer, Integer> lines = new TreeMap<>();
        pieces.forEach((sku, number) -> {
            int left = number;
            var open = new TreeMap<>(pickup.pieces().openOf(sku)).descendingMap();
            for (Map.Entry<Integer, Integer> line : open.entrySet()) {
                int taken = Math.min(left, line.getValue());
                if (taken > 0) {
                    lines.put(line.getKey(), taken);
                }
                left -= taken;
            }
        });
        return lines;
    }
}
