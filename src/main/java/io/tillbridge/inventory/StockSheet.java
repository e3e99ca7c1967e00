package io.tillbridge.inventory;

import io.tillbridge.inventory.StockEntries.Movement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Balances that one transaction holds and is about to rewrite. What is believed to be there is on hand less missing: it
 * follows the pieces that move and what counts say, and may fall below what is promised, while on hand never does.
 */
final class StockSheet {

    private final TreeMap<StockKey, Line> lines = new TreeMap<>();
    private final List<Entry> entries = new ArrayList<>();

    /** Pieces that moved, as the book of movements will have them. */
    record Entry(Movement kind, StockKey key, long pieces, String reference, Instant at) {}

    /** One balance: as it was read, and what becomes of it. */
    static final class Line {

        private final StockKey key;
        private final long onHand;
        private final long missing;
        private final @Nullable Instant countedAt;
        private long reserved;
        private long believed;
        private long moved;
        private @Nullable Instant counted;
        private boolean changed;

        Line(StockKey key, long onHand, long reserved, long missing, @Nullable Instant countedAt) {
            this.key = key;
            this.onHand = onHand;
            this.reserved = reserved;
            this.missing = missing;
            this.countedAt = countedAt;
            this.believed = onHand - missing;
            this.counted = countedAt;
        }

        StockKey key() {
            return key;
        }

        long reserved() {
            return reserved;
        }

        long believed() {
            return believed;
        }

        @Nullable
        Instant counted() {
            return counted;
        }

        /** On hand as it is to be written: at least what is promised. */
        long onHandAfter() {
            return Math.max(reserved, believed);
        }

        long missingAfter() {
            return onHandAfter() - believed;
        }

        /** What the books have to be corrected by, besides the movements. */
        long correction() {
            return onHandAfter() - onHand - moved;
        }

        boolean missesMore() {
            return missingAfter() > missing;
        }

        /** Whether a later count of this article says more than one of that moment can. */
        boolean countedAfter(Instant at) {
            return countedAt != null && countedAt.isAfter(at);
        }

        /** Whether the last count of this article was at that moment or later, and so knew of it. */
        boolean countedSince(Instant at) {
            return countedAt != null && !at.isAfter(countedAt);
        }
    }

    void add(Line line) {
        lines.put(line.key, line);
    }

    Line line(StockKey key) {
        Line line = lines.get(key);
        if (line == null) {
            throw new IllegalArgumentException("the balance of " + key + " is not held");
        }
        return line;
    }

    Collection<Line> lines() {
        return lines.values();
    }

    /** What has to be written. */
    List<Line> changed() {
        return lines.values().stream().filter(line -> line.changed).toList();
    }

    List<Entry> entries() {
        return entries;
    }

    /** Where more pieces lack now than before. */
    List<StockFinding> findings() {
        return changed().stream()
                .filter(Line::missesMore)
                .map(line -> new StockFinding(line.key.store(), line.key.sku(), line.believed, line.reserved))
                .toList();
    }

    /** Pieces come or go that the last count cannot have known of. */
    void move(Entry entry) {
        line(entry.key()).believed += entry.pieces();
        enter(entry);
    }

    /** Pieces came or went at some moment in the past: if a count was made since, it has seen that already. */
    void moveThen(Entry entry) {
        if (line(entry.key()).countedSince(entry.at())) {
            enter(entry);
        } else {
            move(entry);
        }
    }

    /** That many pieces are there now by what a count of this article at that moment says. */
    void count(StockKey key, long pieces, Instant at) {
        Line line = line(key);
        line.believed = pieces;
        line.counted = at;
        line.changed = true;
    }

    /** The same by a count of the whole place, whose moment is written down once for all. */
    void countWithAll(StockKey key, long pieces) {
        Line line = line(key);
        line.changed |= line.believed != pieces || line.onHandAfter() != line.onHand;
        line.believed = pieces;
    }

    void reserve(StockKey key, long pieces) {
        Line line = line(key);
        line.reserved += pieces;
        line.changed = true;
        if (line.reserved < 0) {
            throw new IllegalStateException("the stock books refuse to give back more of " + key + " than is reserved");
        }
    }

    private void enter(Entry entry) {
        Line line = line(entry.key());
        line.moved += entry.pieces();
        line.changed = true;
        entries.add(entry);
    }
}
