package io.tillbridge.coupons;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits whole fen in proportion to weights by the method of the largest remainder (Hamilton). */
final class LargestRemainder {

    private LargestRemainder() {}

    /**
     * Parts that add up to the whole. Each gets its exact share rounded down; what is left over goes, one fen each, to
     * those with the largest fractions, of equal ones to the first. So no part is above its weight while the whole is not
     * above the sum of the weights.
     *
     * @param whole not negative
     * @param weights not negative, and not all zero unless there is nothing to split
     */
    static List<Long> split(long whole, List<Long> weights) {
        BigInteger total = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (whole < 0 || weights.stream().anyMatch(weight -> weight < 0) || whole > 0 && total.signum() == 0) {
            throw new IllegalArgumentException("nothing can be split into parts like these");
        }
        if (whole == 0) {
            return new ArrayList<>(Collections.nCopies(weights.size(), 0L));
        }
        List<Long> parts = new ArrayList<>();
        List<BigInteger> fractions = new ArrayList<>();
        long left = whole;
        for (long weight : weights) {
            BigInteger[] share = BigInteger.valueOf(whole)
                    .multiply(BigInteger.valueOf(weight))
                    .divideAndRemainder(total);
            parts.add(share[0].longValueExact());
            fractions.add(share[1]);
            left -= share[0].longValueExact();
        }
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(fractions::get, Comparator.reverseOrder()))
                .limit(left)
                .forEach(i -> parts.set(i, parts.get(i) + 1));
        return parts;
    }
}
