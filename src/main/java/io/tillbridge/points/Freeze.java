package io.tillbridge.points;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Points set aside until somebody decides: to spend some or all of them, or none. It is decided once. */
final class Freeze {

    enum State {
        OPEN,
        CONSUMED,
        RELEASED,
        TIMED_OUT
    }

    /** Points of one lot, in the order in which they are spent. */
    static final class Part {
        private final UUID lot;
        private final long points;
        private long consumed;
        private long reverted;

        Part(UUID lot, long points, long consumed, long reverted) {
            this.lot = lot;
            this.points = points;
            this.consumed = consumed;
            this.reverted = reverted;
        }

        UUID lot() {
            return lot;
        }

        long points() {
            return points;
        }

        long consumed() {
            return consumed;
        }

        long reverted() {
            return reverted;
        }

        /** How many of these are spent now. */
        long consume(long most) {
            consumed = Math.min(points, most);
            return consumed;
        }

        /** How many of these come back now. */
        long revert(long most) {
            long back = Math.min(consumed - reverted, most);
            reverted += back;
            return back;
        }
    }

    /** What a freeze is from its beginning; {@code reference} is the caller's word for what it is about. */
    record Paper(UUID id, String member, long points, Instant until, String reference, Instant at) {}

    private final Paper paper;
    private final List<Part> parts;
    private final boolean isNew;
    private State state;
    private @Nullable Instant endedAt;
    private boolean changed;

    private Freeze(Paper paper, List<Part> parts, State state, @Nullable Instant endedAt, boolean isNew) {
        this.paper = paper;
        this.parts = parts;
        this.state = state;
        this.endedAt = endedAt;
        this.isNew = isNew;
    }

    static Freeze known(Paper paper, List<Part> parts, State state, @Nullable Instant endedAt) {
        return new Freeze(paper, parts, state, endedAt, false);
    }

    static Freeze begun(Paper paper, List<Part> parts) {
        return new Freeze(paper, parts, State.OPEN, null, true);
    }

    Paper paper() {
        return paper;
    }

    List<Part> parts() {
        return parts;
    }

    boolean isNew() {
        return isNew;
    }

    boolean changed() {
        return changed;
    }

    State state() {
        return state;
    }

    boolean open() {
        return state == State.OPEN;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    long consumed() {
        return parts.stream().mapToLong(Part::consumed).sum();
    }

    long reverted() {
        return parts.stream().mapToLong(Part::reverted).sum();
    }

    void end(State how, Instant at) {
        state = how;
        endedAt = at;
        changed = true;
    }

    /** Some of what was spent comes back. */
    void touch() {
        changed = true;
    }
}
