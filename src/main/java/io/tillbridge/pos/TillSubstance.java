package io.tillbridge.pos;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a transaction comes to, whichever words it is told in: a till's message and its file of the night are compared by it.
 *
 * @param total in fen
 * @param articles by our number; empty text for lines that name none
 */
record TillSubstance(long total, Map<String, Sum> articles) {

    /** Quantity in thousandths of a piece, amount in fen. */
    record Sum(long quantity, long amount) {

        Sum plus(Sum other) {
            return new Sum(quantity + other.quantity, amount + other.amount);
        }
    }

    static TillSubstance of(TillTransaction transaction) {
        Map<String, Sum> articles = new TreeMap<>();
        for (TillTransaction.Line line : transaction.lines()) {
            String sku = line.sku() == null ? "" : line.sku().code();
            articles.merge(sku, new Sum(line.told().quantity(), line.told().amount()), Sum::plus);
        }
        return new TillSubstance(transaction.total(), articles);
    }
}
