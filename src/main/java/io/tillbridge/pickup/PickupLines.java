package io.tillbridge.pickup;

import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** The lines of one pickup. Pieces are named by line number; asking for more than there are is refused. */
final class PickupLines {

    private final List<PickupLine> lines;

    PickupLines(List<PickupLine> lines) {
        this.lines = new ArrayList<>(lines);
    }

    private interface Step {
        PickupLine on(PickupLine line, int pieces);
    }

    List<PickupLine> all() {
        return List.copyOf(lines);
    }

    /** Every piece that is left, by line number. */
    Map<Integer, Integer> open() {
        return pieces(PickupLine::open);
    }

    /** Every piece that is left, by article. */
    Map<Sku, Integer> openArticles() {
        return articles(open());
    }

    boolean nothingOpen() {
        return open().isEmpty();
    }

    int collected() {
        return lines.stream().mapToInt(PickupLine::collected).sum();
    }

    int out() {
        return lines.stream().mapToInt(PickupLine::out).sum();
    }

    int moved() {
        return lines.stream().mapToInt(PickupLine::moved).sum();
    }

    /** Pieces for which the channel was asked to give money back and has not done so yet. */
    int refundDue() {
        return lines.stream().mapToInt(PickupLine::refundDue).sum();
    }

    /** What was paid for the pieces that are left. */
    Money openValue() {
        return lines.stream().map(line -> line.part(line.open()).paid()).reduce(Money.ZERO, Money::plus);
    }

    void collect(Map<Integer, Integer> pieces) {
        apply(pieces, PickupLine::open, PickupLine::collect);
    }

    /** A hand-over that did not really happen. */
    void uncollect(Map<Integer, Integer> pieces) {
        apply(pieces, PickupLine::out, (line, number) -> line.collect(-number));
    }

    void cancel(Map<Integer, Integer> pieces) {
        apply(pieces, PickupLine::open, PickupLine::cancel);
    }

    /** Returns the pieces for which the channel is to be asked for the money: it may have given it before. */
    Map<Integer, Integer> takeBack(Map<Integer, Integer> pieces) {
        Map<Integer, Integer> before = pieces(PickupLine::refundDue);
        apply(pieces, PickupLine::out, PickupLine::takeBack);
        return pieces(line -> line.refundDue() - before.getOrDefault(line.lineNo(), 0));
    }

    void askRefund(Map<Integer, Integer> pieces) {
        apply(pieces, PickupLine::open, PickupLine::askRefund);
    }

    void hearRefund(Map<Integer, Integer> pieces) {
        apply(pieces, PickupLine::refundDue, PickupLine::hearRefund);
    }

    void payBack(Map<Integer, Integer> pieces) {
        apply(pieces, line -> line.out() - line.paidBack(), PickupLine::payBack);
    }

    /** Of the pieces named, those that were asked to be refunded. */
    Map<Integer, Integer> dueOf(Map<Integer, Integer> wanted) {
        return pieces(line -> Math.min(line.refundDue(), wanted.getOrDefault(line.lineNo(), 0)));
    }

    /** Of the pieces named, those that are out and not paid back. */
    Map<Integer, Integer> outOf(Map<Integer, Integer> wanted) {
        return pieces(line -> Math.min(line.out() - line.paidBack(), wanted.getOrDefault(line.lineNo(), 0)));
    }

    /** Takes pieces out; returns them as the lines of another pickup. */
    List<PickupLine> move(Map<Integer, Integer> pieces) {
        List<PickupLine> parts = lines.stream()
                .filter(line -> pieces.getOrDefault(line.lineNo(), 0) > 0)
                .map(line -> line.part(pieces.getOrDefault(line.lineNo(), 0)))
                .toList();
        apply(pieces, PickupLine::open, PickupLine::move);
        return parts;
    }

    /** Of the pieces named, those that are still open. */
    Map<Integer, Integer> openOf(Map<Integer, Integer> wanted) {
        return pieces(line -> Math.min(line.open(), Math.max(0, wanted.getOrDefault(line.lineNo(), 0))));
    }

    /** The open pieces of one article. */
    Map<Integer, Integer> openOf(Sku sku) {
        return pieces(line -> line.sku().equals(sku) ? line.open() : 0);
    }

    /** So many open pieces of each article, by line number; the first lines first. */
    Map<Integer, Integer> openOfArticles(Map<Sku, Integer> wanted) {
        Map<Sku, Integer> left = new TreeMap<>(wanted);
        return pieces(line -> {
            int taken = Math.min(line.open(), left.getOrDefault(line.sku(), 0));
            left.merge(line.sku(), -taken, Integer::sum);
            return taken;
        });
    }

    /** Refuses pieces that are not all open. */
    void mustBeOpen(Map<Integer, Integer> pieces) {
        check(pieces, PickupLine::open);
    }

    Map<Sku, Integer> articles(Map<Integer, Integer> pieces) {
        Map<Sku, Integer> articles = new TreeMap<>();
        lines.stream()
                .filter(line -> pieces.containsKey(line.lineNo()))
                .forEach(line -> articles.merge(line.sku(), pieces.getOrDefault(line.lineNo(), 0), Integer::sum));
        return articles;
    }

    private Map<Integer, Integer> pieces(ToIntFunction<PickupLine> count) {
        Map<Integer, Integer> pieces = new TreeMap<>();
        for (PickupLine line : lines) {
            int number = count.applyAsInt(line);
            if (number > 0) {
                pieces.put(line.lineNo(), number);
            }
        }
        return pieces;
    }

    private void apply(Map<Integer, Integer> pieces, ToIntFunction<PickupLine> most, Step step) {
        check(pieces, most);
        lines.replaceAll(line -> step.on(line, pieces.getOrDefault(line.lineNo(), 0)));
    }

    private void check(Map<Integer, Integer> pieces, ToIntFunction<PickupLine> most) {
        pieces.forEach((lineNo, number) -> {
            PickupLine line = lines.stream()
                    .filter(one -> one.lineNo() == lineNo)
                    .findFirst()
                    .orElseThrow(() -> PickupRejected.noSuchPieces(lineNo, number, 0));
            int there = most.applyAsInt(line);
            if (number < 1 || number > there) {
                throw PickupRejected.noSuchPieces(lineNo, number, there);
            }
        });
    }
}
