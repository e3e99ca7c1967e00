package io.tillbridge.coupons;

import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;
import org.jspecify.annotations.Nullable;

/**
 * One line of what is bought.
 *
 * @param lineNo its place on the receipt, from 1
 * @param category absent where the article master shall say it
 * @param amount what all pieces together cost before coupons, never negative: goods that come back are no part of it
 */
public record BasketLine(int lineNo, Sku sku, @Nullable String category, int quantity, Money amount) {

    private static final int MOST_PIECES = 1_000_000;
    private static final long MOST_FEN = 100_000_000_000L;

    public BasketLine {
        if (lineNo < 1 || quantity < 1 || quantity > MOST_PIECES || amount.isNegative() || amount.fen() > MOST_FEN) {
            throw new IllegalArgumentException("a line needs a number, pieces, and an amount that is not negative");
        }
    }

    BasketLine of(@Nullable String otherCategory) {
        return new BasketLine(lineNo, sku, otherCategory, quantity, amount);
    }
}
