package io.tillbridge.coupons;

import java.util.List;

/**
 * What is bought, line by line. May be empty, for parking.
 *
 * @throws IllegalArgumentException if two lines have one number, or there are more than 200
 */
public record Basket(List<BasketLine> lines) {

    private static final int MOST = 200;

    public Basket {
        lines = List.copyOf(lines);
        long numbers = lines.stream().mapToInt(BasketLine::lineNo).distinct().count();
        if (lines.size() > MOST || numbers != lines.size()) {
            throw new IllegalArgumentException("a basket has up to 200 lines, each with a number of its own");
        }
    }

    /** In fen. */
    long amountFen() {
        return lines.stream().mapToLong(line -> line.amount().fen()).sum();
    }
}
