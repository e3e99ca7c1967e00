package io.tillbridge.pos;

import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a till or a merchandise system is to know of goods that went over our counter, one way or the other.
 *
 * @param number of the document, counted for each store
 * @param back whether the goods came back
 * @param reason why they did; empty for a hand-over
 * @param at by the store's clock
 * @param original the hand-over whose goods came back; null where nobody was told of it
 */
record HandoverPaper(
        long number,
        boolean back,
        String reason,
        UUID pickup,
        StoreId store,
        String storeName,
        String workstation,
        String operator,
        String orderId,
        LocalDateTime at,
        List<Item> items,
        @Nullable Original original) {

    /** @param barcode null where the article has none */
    record Item(Sku sku, @Nullable String barcode, String title, int pieces, Money amount, Money regularPrice) {

        /** What one piece came to, rounded down to the fen; the amount is what counts. */
        Money unitPrice() {
            return new Money(amount.fen() / pieces);
        }

        /** What was given off the regular price, if anything was. */
        Money discount() {
            return new Money(
                    Math.max(0, regularPrice.times(pieces).minus(amount).fen()));
        }
    }

    /** How an earlier document is found. */
    record Original(long number, String workstation, java.time.LocalDate businessDate) {}

    Money total() {
        return items.stream().map(Item::amount).reduce(Money.ZERO, Money::plus);
    }

    int pieces() {
        return items.stream().mapToInt(Item::pieces).sum();
    }
}
