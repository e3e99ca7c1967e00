package io.tillbridge.inventory;

import static io.tillbridge.inventory.StockEntries.Kind.FULFILLED;
import static io.tillbridge.inventory.StockEntries.Kind.RESERVED;
import static io.tillbridge.inventory.StockEntries.Movement.COUNT;
import static io.tillbridge.inventory.StockEntries.Movement.RETURN;
import static io.tillbridge.inventory.StockEntries.Movement.SALE;
import static io.tillbridge.inventory.StockEntries.Movement.TRANSFER_IN;
import static io.tillbridge.inventory.StockEntries.Movement.TRANSFER_OUT;
import static io.tillbridge.inventory.StockEntries.Movement.VARIANCE;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What makes pieces come and go other than a sale: transfers, returns, and what turns out to be lost or damaged. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class StockMoves {

    private final StockBalances balances;
    private final StockEntries entries;
    private final StockSheets sheets;
    private final Clock clock;

    StockMoves(StockBalances balances, StockEntries entries, StockSheets sheets, Clock clock) {
        this.balances = balances;
        this.entries = entries;
        this.sheets = sheets;
        this.clock = clock;
    }

    /**
     * Pieces that were reserved for a transfer leave the store.
     *
     * @param at when they left, which may be a while ago; a count made since has not found them any more
     */
    public void ship(StockRequest request, String actor, Instant at) {
        move(request, -1, TRANSFER_OUT, request.holder(), actor, at);
        entries.reserved(FULFILLED, List.of(request), clock.instant());
    }

    /** Pieces of a transfer arrived at some moment, and stay reserved for the request's holder. */
    public void arrive(StockRequest request, UUID transfer, String actor, Instant at) {
        move(request, 1, TRANSFER_IN, transfer, actor, at);
        entries.reserved(RESERVED, List.of(request), clock.instant());
    }

    /** Pieces of a transfer arrived that nobody waits for any more; anybody may have them. */
    public void arriveFree(StockRequest request, UUID transfer, String actor, Instant at) {
        StockSheet sheet = sheets.take(pieces(request, 1).keySet());
        enter(sheet, pieces(request, 1), TRANSFER_IN, transfer, at);
        sheets.write(sheet, transfer.toString(), actor);
    }

    /**
     * The sender or the receiver of a transfer says that pieces of it moved at another moment than was booked.
     *
     * @param pieces as they were booked: negative where they left
     */
    public void correctMoment(UUID transfer, StoreId place, Map<Sku, Long> pieces, Instant booked, Instant real) {
        Map<StockKey, Long> moved = new TreeMap<>();
        pieces.forEach((sku, number) -> moved.put(new StockKey(place, sku), number));
        Map<StockKey, Long> back = new TreeMap<>();
        moved.forEach((key, number) -> back.put(key, -number));
        StockSheet sheet = sheets.take(moved.keySet());
        var kind = moved.values().stream().anyMatch(number -> number < 0) ? TRANSFER_OUT : TRANSFER_IN;
        enter(sheet, back, kind, transfer, booked);
        enter(sheet, moved, kind, transfer, real);
        sheets.write(sheet, transfer.toString(), "transfer");
    }

    /** Reserved pieces went to a shopper a while ago; a count made since has not found them any more. */
    void sellThen(StockRequest request, String actor, Instant at) {
        move(request, -1, SALE, request.holder(), actor, at);
        entries.reserved(FULFILLED, List.of(request), clock.instant());
    }

    /**
     * A hand-over did not really happen: its pieces never left the store, and are reserved again.
     *
     * @param at when they are in the books as gone
     */
    public void undoSale(StockRequest request, String actor, Instant at) {
        move(request, 1, SALE, request.holder(), actor, at);
        entries.reserved(RESERVED, List.of(request), clock.instant());
    }

    /** A shopper brings pieces back; they can be sold again. */
    public void takeReturn(StockRequest request, String actor) {
        Map<StockKey, Long> back = pieces(request, 1);
        balances.add(Map.of(), back);
        entries.moved(RETURN, back, request.holder().toString(), actor, clock.instant());
    }

    /**
     * Free pieces that turned out not to be there, or not fit to be sold.
     *
     * @throws IllegalStateException if fewer pieces than that are free
     */
    public void writeOff(StockRequest request, String actor) {
        Map<StockKey, Long> gone = pieces(request, -1);
        balances.add(Map.of(), gone);
        loseSight(gone, request.holder().toString(), actor);
    }

    /** Whatever is not reserved of these articles is not there either: the shelf was looked through and is empty. */
    public void writeOffFree(StoreId store, List<Sku> articles, String reference, String actor) {
        Map<StockKey, Long> gone = new TreeMap<>();
        balances.lock(articles.stream().map(sku -> new StockKey(store, sku)).toList())
                .forEach((key, level) -> {
                    if (level.onHand() > level.reserved()) {
                        gone.put(key, level.reserved() - level.onHand());
                    }
                });
        balances.add(Map.of(), gone);
        loseSight(gone, reference, actor);
    }

    /** Pieces that a count had missed already are only taken out of the books: nothing moved since. */
    private void loseSight(Map<StockKey, Long> gone, String reference, String actor) {
        Map<StockKey, Long> missed = new TreeMap<>();
        Map<StockKey, Long> lost = new TreeMap<>();
        balances.lock(gone.keySet()).forEach((key, level) -> {
            long pieces = -gone.getOrDefault(key, 0L);
            long known = Math.min(pieces, level.missing());
            if (known > 0) {
                missed.put(key, known);
            }
            if (pieces > known) {
                lost.put(key, known - pieces);
            }
        });
        balances.missLess(missed);
        missed.replaceAll((key, pieces) -> -pieces);
        entries.moved(COUNT, missed, reference, actor, clock.instant());
        entries.moved(VARIANCE, lost, reference, actor, clock.instant());
    }

    /** Pieces move together with the promise on them. */
    private void move(
            StockRequest request, int sign, StockEntries.Movement kind, UUID reference, String actor, Instant at) {
        Map<StockKey, Long> pieces = pieces(request, sign);
        StockSheet sheet = sheets.take(pieces.keySet());
        pieces.forEach(sheet::reserve);
        enter(sheet, pieces, kind, reference, at);
        sheets.write(sheet, reference.toString(), actor);
    }

    /** What moves as it is booked is new to every count; what moved before may not be. */
    private void enter(
            StockSheet sheet, Map<StockKey, Long> pieces, StockEntries.Movement kind, UUID reference, Instant at) {
        boolean now = !at.isBefore(clock.instant());
        pieces.forEach((key, number) -> {
            var entry = new StockSheet.Entry(kind, key, number, reference.toString(), at);
            if (now) {
                sheet.move(entry);
            } else {
                sheet.moveThen(entry);
            }
        });
    }

    private static Map<StockKey, Long> pieces(StockRequest request, int sign) {
        Map<StockKey, Long> pieces = new TreeMap<>();
        request.pieces()
                .forEach((sku, quantity) -> pieces.put(new StockKey(request.store(), sku), (long) sign * quantity));
        return pieces;
    }
}
