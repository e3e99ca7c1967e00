package io.tillbridge.shared;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Lets whoever stands at a counter go first. Work that nobody stands and waits for gives way between two pieces of it while a
 * counter is served; and as long as counters are in use at all, its pieces are done one after another, since all that waited
 * would otherwise go on together in the moment before the next scan. All of it for a while at most, so that a burst is slower
 * but never stands still. See docs/decisions/0002.
 */
@Component
public class CountersFirst {

    /** So long after the last answer to a counter, the next question is expected. */
    private static final Duration IN_USE = Duration.ofSeconds(1);

    /** A turn is waited for so many times as long as a counter. */
    private static final int PATIENCE = 10;

    private final long longestNanos;
    private final long inUseNanos;
    private final Set<Work> underWay = EnumSet.noneOf(Work.class);
    private int served;
    private long inUseUntil = System.nanoTime();

    /** @param longest how long one piece of other work gives way */
    @Autowired
    CountersFirst(@Value("${tillbridge.counter.first-for}") Duration longest) {
        this(longest, IN_USE);
    }

    CountersFirst(Duration longest, Duration inUse) {
        this.longestNanos = longest.toNanos();
        this.inUseNanos = inUse.toNanos();
    }

    /** What gives way; pieces of different kinds do not wait for each other. */
    public enum Work {
        /** Taking in what somebody sends and waits to see acknowledged. */
        TAKING_IN,
        /** Everything behind the acknowledgement, and what is worked out for somebody at a desk. */
        WORKING_OFF
    }

    /** A piece of work that may be done now; it is over when this is closed. */
    @FunctionalInterface
    public interface Turn extends AutoCloseable {

        @Override
        void close();
    }

    /** A counter is being served from now on, until as many {@link #end}. */
    public synchronized void begin() {
        served++;
    }

    /** A counter has been served. */
    public synchronized void end() {
        served--;
        inUseUntil = System.nanoTime() + inUseNanos;
        if (served == 0) {
            notifyAll();
        }
    }

    /** Waits while a counter is served; to be called where nothing is held that others wait for. */
    public synchronized void giveWay() {
        await(() -> served == 0, longestNanos);
    }

    /**
     * Waits for the end of another piece of such work, if counters are in use, and then while a counter is served; to be called
     * where nothing is held that others wait for.
     */
    public synchronized Turn turn(Work work) {
        await(() -> !countersInUse() || !underWay.contains(work), PATIENCE * longestNanos);
        boolean first = underWay.add(work);
        giveWay();
        return first ? () -> over(work) : () -> {};
    }

    private boolean countersInUse() {
        return served > 0 || System.nanoTime() - inUseUntil < 0;
    }

    private synchronized void over(Work work) {
        underWay.remove(work);
        notifyAll();
    }

    private synchronized void await(BooleanSupplier free, long longest) {
        long until = System.nanoTime() + longest;
        try {
            for (long left = longest; !free.getAsBoolean() && left > 0; left = until - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
