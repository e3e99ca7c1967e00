package io.tillbridge.pickup;

import io.tillbridge.inventory.StockLedger;
import io.tillbridge.inventory.StockLevel;
import io.tillbridge.inventory.StockMoves;
import io.tillbridge.inventory.StockRequest;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Settles hand-overs that counters made by themselves and that could not be booked. The goods may be gone from a pickup that
 * was taken back meanwhile: without a word about them they would stay on hand in the books for ever.
 */
@Component
class ConflictDesk {

    private final OfflineRecords records;
    private final Pickups pickups;
    private final HandoverDesk handovers;
    private final StockLedger stock;
    private final StockMoves moves;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConflictDesk(
            OfflineRecords records,
            Pickups pickups,
            HandoverDesk handovers,
            StockLedger stock,
            StockMoves moves,
            ApplicationEventPublisher events,
            Clock clock) {
        this.records = records;
        this.pickups = pickups;
        this.handovers = handovers;
        this.stock = stock;
        this.moves = moves;
        this.events = events;
        this.clock = clock;
    }

    enum Action {
        /** It was a hand-over, though it could not be proven; only while the pickup's goods are still reserved. */
        BOOK,
        /** The goods are gone and nobody is going to bring them back. */
        WRITE_OFF,
        /** Nothing is missing: the goods are here, or the hand-over is in the books already. */
        NOTHING
    }

    /** @param pieces which, by line number; empty for those that the record names */
    record Settlement(Action action, Map<Integer, Integer> pieces, String why) {}

    /**
     * Settles a conflict; it leaves the list and stays on record.
     *
     * @throws OfflineRejected if there is no such conflict, or it was settled before
     * @throws PickupRejected if the pickup's state forbids it, or fewer pieces are free than are to be written off
     */
    @Transactional
    OfflineRecords.Conflict settle(UUID id, Settlement how, Caller manager) {
        OfflineRecords.Conflict conflict = records.lock(id).orElseThrow(() -> OfflineRejected.unknownConflict(id));
        manager.mustWorkIn(conflict.store());
        if (conflict.resolvedAt() != null) {
            throw OfflineRejected.resolvedBefore(id);
        }
        UUID handover = carryOut(conflict, how, manager);
        Instant now = clock.instant();
        records.resolve(id, how, handover, manager, now);
        events.publishEvent(new Audited(manager.id(), "OFFLINE_CONFLICT_" + how.action(), id.toString(), how.why()));
        return records.lock(id).orElseThrow();
    }

    private @Nullable UUID carryOut(OfflineRecords.Conflict conflict, Settlement how, Caller manager) {
        Map<Integer, Integer> pieces = how.pieces().isEmpty() ? conflict.pieces() : how.pieces();
        return switch (how.action()) {
            case BOOK -> handovers.onWord(conflict, pieces, how.why(), manager).id();
            case WRITE_OFF -> {
                writeOff(conflict, pieces, manager);
                yield null;
            }
            case NOTHING -> null;
        };
    }

    private void writeOff(OfflineRecords.Conflict conflict, Map<Integer, Integer> named, Caller manager) {
        Pickup pickup = pickups.lock(conflict.pickup()).orElseThrow(() -> PickupRejected.unknown(conflict.pickup()));
        Map<Integer, Integer> pieces = named.isEmpty() ? neverCollected(pickup) : named;
        Map<Sku, Integer> gone = articles(pickup, pieces);
        mustBeFree(conflict.store(), gone);
        moves.writeOff(new StockRequest(conflict.id(), conflict.store(), gone), manager.id());
    }

    private static Map<Integer, Integer> neverCollected(Pickup pickup) {
        Map<Integer, Integer> pieces = new TreeMap<>();
        pickup.lines().forEach(line -> {
            int here = line.open() + line.cancelled();
            if (here > 0) {
                pieces.put(line.lineNo(), here);
            }
        });
        return pieces;
    }

    private static Map<Sku, Integer> articles(Pickup pickup, Map<Integer, Integer> pieces) {
        pieces.forEach((lineNo, number) -> {
            int most = pickup.lines().stream()
                    .filter(line -> line.lineNo() == lineNo)
                    .mapToInt(PickupLine::quantity)
                    .sum();
            if (number > most) {
                throw PickupRejected.noSuchPieces(lineNo, number, most);
            }
        });
        if (pieces.isEmpty()) {
            throw OfflineRejected.pieces();
        }
        return pickup.pieces().articles(pieces);
    }

    private void mustBeFree(StoreId store, Map<Sku, Integer> gone) {
        gone.forEach((sku, number) -> {
            StockLevel level = stock.level(store, sku);
            if (level.onHand() - level.reserved() < number) {
                throw PickupRejected.storeShort(
                        store,
                        Map.of(sku, number - level.onHand() + level.reserved()).toString());
            }
        });
    }
}
