package io.tillbridge.inventory;

import io.tillbridge.catalog.Stores;
import io.tillbridge.inventory.StockEntries.Movement;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What tills sold and took back. They tell it afterwards, so there is nothing to refuse: where a till sold more than the books
 * have, the lacking pieces are kept as missing, and the store is asked to count. What a count has seen already changes the
 * balance no more.
 */
@Component
public class TillStock {

    /** Every movement of a till has a reference that begins like this; the books tell tills from pickups by it. */
    public static final String REFERENCE = "till ";

    private static final String ACTOR = "till";

    private final StockSheets sheets;
    private final StockDiscrepancies discrepancies;
    private final Stores stores;
    private final Clock clock;

    TillStock(StockSheets sheets, StockDiscrepancies discrepancies, Stores stores, Clock clock) {
        this.sheets = sheets;
        this.discrepancies = discrepancies;
        this.stores = stores;
        this.clock = clock;
    }

    /**
     * Pieces of one article at one store.
     *
     * @param at by the store's clock, when the last of them moved; null where the till does not say
     * @param sold left the store; negative where sales were undone
     * @param returned came back; negative where returns were undone
     */
    public record Moved(StoreId store, Sku sku, @Nullable LocalDateTime at, long sold, long returned) {

        /** More pieces of the same article at the same store. */
        public Moved plus(Moved other) {
            boolean later = other.at != null && (at == null || other.at.isAfter(at));
            return new Moved(store, sku, later ? other.at : at, sold + other.sold, returned + other.returned);
        }
    }

    /**
     * Books the sums of many receipts.
     *
     * @param moves of as short a time each as counts are to be told apart by
     * @param reference of the movements
     * @param subject what they come from in people's words, such as the file's name
     * @param link by which they were told
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void moved(Collection<Moved> moves, String reference, String subject, String link) {
        String from = REFERENCE + reference;
        StockSheet sheet = sheets.take(moves.stream().map(TillStock::key).toList());
        for (Moved move : moves) {
            enter(sheet, Movement.SALE, move, -move.sold(), from);
            enter(sheet, Movement.RETURN, move, move.returned(), from);
        }
        sheets.write(sheet, from, ACTOR);
        List<StockFinding> lacking = sheet.findings();
        if (!lacking.isEmpty()) {
            discrepancies.raise(StockDiscrepancy.Kind.OVERSOLD, lacking, subject, link);
        }
    }

    private void enter(StockSheet sheet, Movement kind, Moved move, long pieces, String reference) {
        if (pieces != 0) {
            sheet.moveThen(new StockSheet.Entry(kind, key(move), pieces, reference, moment(move)));
        }
    }

    /** What a clock that is fast calls the future is now. */
    private Instant moment(Moved move) {
        Instant now = clock.instant();
        if (move.at() == null) {
            return now;
        }
        Instant at = move.at().atZone(stores.get(move.store()).zone()).toInstant();
        return at.isAfter(now) ? now : at;
    }

    private static StockKey key(Moved move) {
        return new StockKey(move.store(), move.sku());
    }
}
