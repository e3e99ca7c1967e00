package io.tillbridge.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The wrong tries of one device. Ten within a minute, or thirty within a quarter of an hour, and it has to wait; each
 * further lot doubles the wait, until an hour went by without a wrong one.
 */
final class DeviceTries {

    private static final int MOST_IN_A_MINUTE = 10;
    private static final int MOST_IN_A_QUARTER = 30;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 5;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final Clock clock;
    private final Deque<Instant> wrong = new ArrayDeque<>();
    private Instant freeAt = Instant.EPOCH;
    private Instant lastWrong = Instant.EPOCH;
    private int pauses;
    private int underWay;

    DeviceTries(Clock clock) {
        this.clock = clock;
    }

    /**
     * Begins a try. Waits for those under way while they could be the wrong ones that use up the limit, so that trying all
     * at once gains nothing.
     *
     * @throws TriesRejected if the device has to wait
     */
    synchronized void begin() {
        mustBeFree();
        while (underWay >= left()) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while other tries were under way", e);
            }
            mustBeFree();
        }
        underWay++;
    }

    synchronized void endRight() {
        underWay--;
        notifyAll();
    }

    /** Ends a wrong try; tells how long the device waits if that was one too many. */
    synchronized Optional<Duration> endWrong() {
        endRight();
        Instant now = clock.instant();
        if (lastWrong.plus(FORGOTTEN_AFTER).isBefore(now)) {
            pauses = 0;
        }
        lastWrong = now;
        wrong.addLast(now);
        if (left() > 0) {
            return Optional.empty();
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(pauses, MOST_DOUBLINGS));
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        pauses++;
        freeAt = now.plus(pause);
        wrong.clear();
        return Optional.of(pause);
    }

    private void mustBeFree() {
        Instant now = clock.instant();
        if (now.isBefore(freeAt)) {
            throw TriesRejected.tooMany(
                    Math.max(1, Duration.between(now, freeAt).toSeconds()));
        }
    }

    private int left() {
        Instant now = clock.instant();
        wrong.removeIf(at -> !at.plus(QUARTER).isAfter(now));
        long lately = wrong.stream().filter(at -> at.plus(MINUTE).isAfter(now)).count();
        return Math.min(MOST_IN_A_MINUTE - (int) lately, MOST_IN_A_QUARTER - wrong.size());
    }
}
