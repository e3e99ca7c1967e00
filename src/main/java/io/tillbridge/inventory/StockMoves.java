package io.tillbridge.inventory;

import static io.tillbridge.inventory.StockEntries.Kind.FULFILLED;
import static io.tillbridge.inventory.StockEntries.Kind.RESERVED;
import static io.tillbridge.inventory.StockEntries.Movement.RETURN;
import static io.tillbridge.inventory.StockEntries.Movement.SALE;
import static io.tillbridge.inventory.StockEntries.Movement.TRANSFER_IN;
import static io.tillbridge.inventory.StockEntries.Movement.TRANSFER_OUT;
import static io.tillbridge.inventory.StockEntries.Movement.VARIANCE;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
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
    private final Clock clock;

    StockMoves(StockBalances balances, StockEntries entries, Clock clock) {
        this.balances = balances;
        this.entries = entries;
        this.clock = clock;
    }

    /** Pieces that were reserved for a transfer leave the store. */
    public void ship(StockRequest request, String actor) {
        Map<StockKey, Long> gone = pieces(request, -1);
        balances.add(gone, gone);
        entries.reserved(FULFILLED, List.of(request), clock.instant());
        entries.moved(TRANSFER_OUT, gone, request.holder().toString(), actor, clock.instant());
    }

    /** Pieces of a transfer arrive, and stay reserved for the request's holder. */
    public void arrive(StockRequest request, UUID transfer, String actor) {
        Map<StockKey, Long> come = pieces(request, 1);
        come.keySet().forEach(balances::open);
        balances.add(come, come);
        entries.reserved(RESERVED, List.of(request), clock.instant());
        entries.moved(TRANSFER_IN, come, transfer.toString(), actor, clock.instant());
    }

    /** Pieces of a transfer arrive that nobody waits for any more; anybody may have them. */
    public void arriveFree(StockRequest request, UUID transfer, String actor) {
        Map<StockKey, Long> come = pieces(request, 1);
        come.keySet().forEach(balances::open);
        balances.add(Map.of(), come);
        entries.moved(TRANSFER_IN, come, transfer.toString(), actor, clock.instant());
    }

    /** A hand-over did not really happen: its pieces are in the store again, and reserved again. */
    public void undoSale(StockRequest request, String actor) {
        Map<StockKey, Long> back = pieces(request, 1);
        balances.add(back, back);
        entries.reserved(RESERVED, List.of(request), clock.instant());
        entries.moved(SALE, back, request.holder().toString(), actor, clock.instant());
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
        entries.moved(VARIANCE, gone, request.holder().toString(), actor, clock.instant());
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
        entries.moved(VARIANCE, gone, reference, actor, clock.instant());
    }

    private static Map<StockKey, Long> pieces(StockRequest request, int sign) {
        Map<StockKey, Long> pieces = new TreeMap<>();
        request.pieces()
                .forEach((sku, quantity) -> pieces.put(new StockKey(request.store(), sku), (long) sign * quantity));
        return pieces;
    }
}
