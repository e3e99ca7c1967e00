package io.tillbridge.coupons;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What earlier coupons have left of each line, in fen. */
final class Remaining {

    private final Basket basket;
    private final Map<Integer, Long> left = new TreeMap<>();

    Remaining(Basket basket) {
        this.basket = basket;
        basket.lines().forEach(line -> left.put(line.lineNo(), line.amount().fen()));
    }

    List<BasketLine> covered(Scope scope) {
        return basket.lines().stream().filter(scope::covers).toList();
    }

    static long full(List<BasketLine> lines) {
        return lines.stream().mapToLong(line -> line.amount().fen()).sum();
    }

    long left(List<BasketLine> lines) {
        return lines.stream().mapToLong(this::of).sum();
    }

    /** By line, in proportion to what is left of each, exactly; see {@link LargestRemainder}. */
    Map<Integer, Long> allocate(List<BasketLine> lines, long discount) {
        List<Long> parts =
                LargestRemainder.split(discount, lines.stream().map(this::of).toList());
        Map<Integer, Long> byLine = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            byLine.put(lines.get(i).lineNo(), parts.get(i));
        }
        return byLine;
    }

    /** Free pieces are the dearest of what is eligible; some of a line's pieces cost their share of it, rounded down. */
    Map<Integer, Long> dearestPieces(List<BasketLine> lines, Benefit benefit) {
        Map<Integer, Long> free = new LinkedHashMap<>();
        int pieces = benefit.pieces();
        for (BasketLine line : lines.stream().sorted(dearestFirst()).toList()) {
            int some = Math.min(pieces, line.quantity());
            free.put(line.lineNo(), Math.multiplyExact(of(line), some) / line.quantity());
            pieces -= some;
        }
        long value = free.values().stream().mapToLong(Long::longValue).sum();
        long capped = benefit.capped(value, value);
        return capped == value ? free : spread(free, capped);
    }

    void take(Map<Integer, Long> parts) {
        parts.forEach((line, part) -> left.merge(line, -part, Math::addExact));
    }

    private static Map<Integer, Long> spread(Map<Integer, Long> free, long capped) {
        List<Long> parts = LargestRemainder.split(capped, List.copyOf(free.values()));
        Map<Integer, Long> byLine = new LinkedHashMap<>();
        var lines = free.keySet().iterator();
        parts.forEach(part -> byLine.put(lines.next(), part));
        return byLine;
    }

    /** By the price of one piece, compared without dividing; of equal ones the first line. */
    private Comparator<BasketLine> dearestFirst() {
        Comparator<BasketLine> dearest = (a, b) ->
                Long.compare(Math.multiplyExact(of(b), a.quantity()), Math.multiplyExact(of(a), b.quantity()));
        return dearest.thenComparingInt(BasketLine::lineNo);
    }

    private long of(BasketLine line) {
        return left.getOrDefault(line.lineNo(), 0L);
    }
}
