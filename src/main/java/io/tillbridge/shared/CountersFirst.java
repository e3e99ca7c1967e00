package io.tillbridge.shared;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Lets whoever stands at a counter go first. Work that nobody stands and waits for gives way between two pieces of it while a
 * counter is served, for a moment at most, so that a burst is slower but never stands still. See docs/decisions/0002.
 */
@Component
public class CountersFirst {

    private final long longestNanos;
    private int served;

    /** @param longest how long one piece of other work gives way */
    CountersFirst(@Value("${tillbridge.counter.first-for}") Duration longest) {
        this.longestNanos = longest.toNanos();
    }

    /** A counter is being served from now on, until as many {@link #end}. */
    public synchronized void begin() {
        served++;
    }

    /** A counter has been served. */
    public synchronized void end() {
        served--;
        if (served == 0) {
            notifyAll();
        }
    }

    /** Waits while a counter is served; to be called where nothing is held that others wait for. */
    public synchronized void giveWay() {
        long until = System.nanoTime() + longestNanos;
        try {
            for (long left = longestNanos; served > 0 && left > 0; left = until - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
