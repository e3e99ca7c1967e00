package io.tillbridge.integration;

import io.tillbridge.formats.Receiver;
import io.tillbridge.formats.Reject;
import io.tillbridge.formats.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Cuts the units of a file into chunks, leaves out those before the cursor, and knows which chunk is the last. */
final class UnitChunks implements Receiver {

    private final long cursor;
    private final long together;
    private final BiPredicate<Unit, Unit> inseparable;
    private final Taker taker;
    private List<Unit> chunk = new ArrayList<>();
    private long seen;

    UnitChunks(long cursor, long together, BiPredicate<Unit, Unit> inseparable, Taker taker) {
        this.cursor = cursor;
        this.inseparable = inseparable;
        this.together = together;
        this.taker = taker;
    }

    /** Takes a chunk. */
    interface Taker {

        /** @param from so many units of the file stand before the chunk */
        void take(long from, List<Unit> units, boolean last);
    }

    @Override
    public void unit(Unit unit) {
        if (chunk.size() >= together && (chunk.size() >= 2 * together || !inseparable.test(last(), unit))) {
            hand(false);
        }
        if (seen >= cursor) {
            chunk.add(unit);
        }
        seen++;
    }

    private Unit last() {
        return chunk.get(chunk.size() - 1);
    }

    @Override
    public void reject(Reject reject) {
        // the first reading has written it down
    }

    /** After the last unit; the last chunk may be empty. */
    void end() {
        hand(true);
    }

    private void hand(boolean last) {
        taker.take(seen - chunk.size(), chunk, last);
        chunk = new ArrayList<>();
    }
}
