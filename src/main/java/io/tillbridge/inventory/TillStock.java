package io.tillbridge.inventory;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What tills sold and took back. They tell it afterwards, so there is nothing to refuse: where a till sold more than the books
 * have free, the missing pieces are added as a variance, and the store is asked to count.
 */
@Component
public class TillStock {

    /** Every movement of a till has a reference that begins like this; the books tell tills from pickups by it. */
    public static final String REFERENCE = "till ";

    private static final String ACTOR = "till";

    private final StockBalances balances;
    private final StockEntries entries;
    private final StockDiscrepancies discrepancies;
    private final Clock clock;

    TillStock(StockBalances balances, StockEntries entries, StockDiscrepancies discrepancies, Clock clock) {
        this.balances = balances;
        this.entries = entries;
        this.discrepancies = discrepancies;
        this.clock = clock;
    }

    /**
     * Pieces of one article at one store.
     *
     * @param sold left the store; negative where sales were undone
     * @param returned came back; negative where returns were undone
     */
    public record Moved(StoreId store, Sku sku, long sold, long returned) {

        /** More pieces of the same article at the same store. */
        public Moved plus(Moved other) {
            return new Moved(store, sku, sold + other.sold, returned + other.returned);
        }
    }

    /**
     * Books the sums of many receipts.
     *
     * @param moves one for each store and article
     * @param reference what they come from, such as the file
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void moved(Collection<Moved> moves, String reference) {
        Map<StockKey, Long> sold = new TreeMap<>();
        Map<StockKey, Long> returned = new TreeMap<>();
        Map<StockKey, Long> change = new TreeMap<>();
        for (Moved move : moves) {
            var key = new StockKey(move.store(), move.sku());
            sold.merge(key, -move.sold(), Long::sum);
            returned.merge(key, move.returned(), Long::sum);
            change.merge(key, move.returned() - move.sold(), Long::sum);
        }
        Map<StockKey, Long> lacking = lacking(change, balances.lockOrOpen(change.keySet()));
        lacking.forEach((key, pieces) -> change.merge(key, pieces, Long::sum));
        List.of(sold, returned, change).forEach(sums -> sums.values().removeIf(pieces -> pieces == 0));
        balances.add(Map.of(), change);
        Instant now = clock.instant();
        String from = REFERENCE + reference;
        entries.moved(StockEntries.Movement.SALE, sold, from, ACTOR, now);
        entries.moved(StockEntries.Movement.RETURN, returned, from, ACTOR, now);
        entries.moved(StockEntries.Movement.VARIANCE, lacking, from, ACTOR, now);
        if (!lacking.isEmpty()) {
            discrepancies.raise(lacking, from, now);
        }
    }

    /** How many pieces the books have too few of, so that what is reserved would not be there any more. */
    private static Map<StockKey, Long> lacking(Map<StockKey, Long> change, Map<StockKey, StockLevel> locked) {
        Map<StockKey, Long> lacking = new TreeMap<>();
        change.forEach((key, pieces) -> {
            StockLevel level = locked.get(key);
            long free = level == null ? 0 : level.free();
            if (free + pieces < 0) {
                lacking.put(key, -(free + pieces));
            }
        });
        return lacking;
    }
}
