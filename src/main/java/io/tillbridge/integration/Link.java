package io.tillbridge.integration;

import io.tillbridge.shared.StoreId;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A till, a warehouse or another peer that exchanges files with us, as one YAML file describes it.
 *
 * @param name also the name of its file
 * @param kind which {@link FileBooking} takes its files; of an outgoing link, what it carries
 * @param layout how its files are read; of an outgoing link, how they are written, empty for the usual way
 * @param store the one store it is for; null where the files say which
 * @param state what the file says; people may have set another one since
 * @param expected by when a file must have come; null where nobody waits for one
 */
public record Link(
        String name,
        String title,
        Direction direction,
        String kind,
        String layout,
        @Nullable StoreId store,
        State state,
        LinkTransport transport,
        BadRows badRows,
        Answers answers,
        @Nullable Expected expected) {

    /** Which way the files go. */
    public enum Direction {
        IN,
        OUT
    }

    /** How far a link is in its life; only a live one moves files. */
    public enum State {
        DRAFT,
        TESTED,
        LIVE,
        PAUSED;

        /** Whether files are written for it: while it is paused they wait. */
        boolean takesFiles() {
            return this == LIVE || this == PAUSED;
        }
    }

    /**
     * What becomes of a file some of whose rows cannot be read.
     *
     * @param acceptGood whether the others are booked
     * @param most so many bad rows of a hundred at most, else the file is set aside; 100 for no limit
     */
    public record BadRows(boolean acceptGood, int most) {

        boolean bear(long bad, long rows) {
            return bad == 0 || acceptGood && bad * 100 <= rows * most;
        }
    }

    /** What the peer wants to hear of its files. */
    public record Answers(boolean acknowledgement, boolean rejects) {}

    /** When a file of the day must be here, by the store's clock. */
    public record Expected(LocalTime by, ZoneId zone) {}

    boolean incoming() {
        return direction == Direction.IN;
    }
}
