package io.tillbridge.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** An exact amount of renminbi, kept in fen. Fractions of a fen never exist: rounding is always asked for by name. */
public record Money(@JsonValue long fen) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    /** Reads JSON whole numbers, which are fen. */
    @JsonCreator
    public static Money fen(long fen) {
        return new Money(fen);
    }

    /** Reads {@code "12.50"} as 12 yuan 50; more than two decimals is an error, never a silent rounding. */
    public static Money yuan(String amount) {
        return new Money(new BigDecimal(amount).movePointRight(2).longValueExact());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, other.fen));
    }

    public Money times(int pieces) {
        return new Money(Math.multiplyExact(fen, pieces));
    }

    /**
     * Splits this amount in proportion to the weights; the parts always add up to the whole. What integer division
     * leaves over goes to the earliest parts, one fen each (largest-remainder method with ties to the front).
     */
    public List<Money> allocate(List<Money> weights) {
        long total = weights.stream().mapToLong(Money::fen).reduce(0, Math::addExact);
        if (total <= 0 || weights.stream().anyMatch(Money::isNegative)) {
            throw new IllegalArgumentException("weights must not be negative and must not all be zero");
        }
        List<Money> parts = new ArrayList<>();
        var whole = BigDecimal.valueOf(fen).toBigInteger();
        long given = 0;
        for (Money weight : weights) {
            long part = whole.multiply(BigDecimal.valueOf(weight.fen).toBigInteger())
                    .divide(BigDecimal.valueOf(total).toBigInteger())
                    .longValueExact();
            parts.add(new Money(part));
            given += part;
        }
        long left = fen - given;
        for (int i = 0; left != 0; i = (i + 1) % parts.size()) {
            if (weights.get(i).fen != 0) {
                parts.set(i, parts.get(i).plus(new Money(Long.signum(left))));
                left -= Long.signum(left);
            }
        }
        return parts;
    }

    public boolean isNegative() {
        return fen < 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    /** As people write it: {@code 1234.50}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
