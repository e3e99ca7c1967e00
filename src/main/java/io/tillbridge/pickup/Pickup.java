package io.tillbridge.pickup;

import static java.util.Objects.requireNonNull;

import io.tillbridge.shared.Sku;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Goods of one order at one store. Every piece leaves it once: over the counter, back to stock, or to another pickup.
 * Only the verbs here change its state; {@link State} says which state follows from which.
 */
class Pickup {

    enum State {
        /** Reserved at the store; nobody has looked at it. */
        RESERVED,
        ACCEPTED,
        PICKING,
        /** On its shelf, the shopper knows. Never the same as collected. */
        READY,
        PARTLY_COLLECTED,
        COLLECTED,
        /** The store cannot serve it; somebody has to decide. Nothing is reserved. */
        REJECTED,
        REROUTED,
        /** Another store or the warehouse is asked to send the goods; they are reserved there. */
        SHIP_TO_STORE,
        IN_TRANSIT,
        ARRIVED,
        /** Not collected in time; still reserved, a manager may extend. */
        EXPIRED,
        /** The refund was asked for; the goods are to go back to where they are sold. */
        TO_PUT_BACK,
        PUT_BACK,
        CANCELLED,
        RETURNED;

        private static final Set<State> OVER = EnumSet.of(COLLECTED, REROUTED, PUT_BACK, CANCELLED, RETURNED);
        private static final Set<State> ELSEWHERE = EnumSet.of(REJECTED, SHIP_TO_STORE, IN_TRANSIT);
        static final Set<State> TO_PICK = EnumSet.of(RESERVED, ACCEPTED, PICKING, ARRIVED);
        static final Set<State> COLLECTABLE = EnumSet.of(READY, PARTLY_COLLECTED);
        static final Set<State> ON_SHELF = EnumSet.of(READY, PARTLY_COLLECTED, EXPIRED, TO_PUT_BACK);

        boolean open() {
            return !OVER.contains(this);
        }

        /** Whether its open pieces are reserved at the pickup's own store. */
        boolean reservedHere() {
            return open() && !ELSEWHERE.contains(this);
        }
    }

    private final State loadedState;
    private final PickupLines lines;
    private final int version;
    private PickupPaper paper;
    private PickupProgress progress;

    /** As the database has it. */
    Pickup(PickupPaper paper, PickupProgress progress, List<PickupLine> lines, int version) {
        this.paper = paper;
        this.loadedState = progress.state();
        this.progress = progress;
        this.lines = new PickupLines(lines);
        this.version = version;
    }

    /** The store takes it on. */
    void accept(Instant now) {
        mustBe(State.RESERVED);
        progress = progress.become(State.ACCEPTED, progress.moments().accepted(now));
    }

    /** Somebody goes for the goods; another one may take over. */
    void pick(String picker, Instant now) {
        mustBe(State.RESERVED, State.ACCEPTED, State.PICKING, State.ARRIVED);
        progress =
                progress.become(State.PICKING, progress.moments().picking(now)).pickedBy(picker);
    }

    /** Goods are on their shelf and the shopper may come until {@code until}. Saying so again only corrects the place. */
    void markReady(String shelf, Instant until, Instant now) {
        if (State.COLLECTABLE.contains(state())) {
            progress = progress.shelf(false, shelf);
            return;
        }
        mustBe(State.RESERVED, State.ACCEPTED, State.PICKING, State.ARRIVED);
        paper = paper.keptUntil(until);
        progress = progress.become(State.READY, progress.moments().ready(now)).shelf(false, shelf);
    }

    /** The shopper was told once more, with the same code. */
    void tellAgain(Instant now) {
        mustBe(State.READY, State.PARTLY_COLLECTED);
        progress = progress.at(progress.moments().notified(now));
    }

    /** These pieces go over the counter; whether they may is for {@link CounterRefusal} to say. */
    void handOver(Map<Integer, Integer> pieces, String counter, String clerk, Instant now) {
        mustBe(State.READY, State.PARTLY_COLLECTED);
        lines.collect(pieces);
        if (lines.nothingOpen()) {
            close(State.COLLECTED, counter, clerk, now);
        } else {
            progress = progress.become(State.PARTLY_COLLECTED);
        }
    }

    /** A hand-over did not really happen; its pieces are on the shelf again. */
    void undo(Map<Integer, Integer> pieces) {
        mustBe(State.COLLECTED, State.PARTLY_COLLECTED);
        if (progress.refunded()) {
            throw PickupRejected.refunded();
        }
        lines.uncollect(pieces);
        progress = progress.become(lines.collected() == 0 ? State.READY : State.PARTLY_COLLECTED);
    }

    /** Collected pieces come back; the pickup is returned once all of them are. */
    void takeReturn(Map<Integer, Integer> pieces, String counter, String clerk, Instant now) {
        mustBe(State.COLLECTED, State.PARTLY_COLLECTED);
        lines.takeBack(pieces);
        if (state() == State.COLLECTED && lines.out() == 0) {
            close(State.RETURNED, counter, clerk, now);
        }
    }

    /** The store cannot serve what is left. The goods are released by whoever asks. */
    void reject(String reason) {
        mustBe(State.RESERVED, State.ACCEPTED, State.PICKING, State.READY, State.ARRIVED);
        progress = progress.become(State.REJECTED).because(reason).shelf(false, null);
    }

    /** Takes the pieces that the store cannot serve out of this pickup, as lines of a rejected one of their own. */
    List<PickupLine> split(Map<Integer, Integer> pieces) {
        mustBe(State.RESERVED, State.ACCEPTED, State.PICKING, State.READY, State.ARRIVED, State.PARTLY_COLLECTED);
        return lines.move(pieces);
    }

    /** What was collected is all there will be. */
    void settle(String counter, String clerk, Instant now) {
        mustBe(State.PARTLY_COLLECTED);
        close(State.COLLECTED, counter, clerk, now);
    }

    /** Another pickup at another store takes over; returns its lines. */
    List<PickupLine> reroute(String by, Instant now) {
        mustBe(State.REJECTED);
        List<PickupLine> moved = lines.move(lines.open());
        close(State.REROUTED, "", by, now);
        return moved;
    }

    /** Goods were found after all and are reserved here again. */
    void waitAgain() {
        mustBe(State.REJECTED);
        progress = progress.become(State.RESERVED).because(null);
    }

    void shipToStore() {
        mustBe(State.REJECTED);
        progress = progress.become(State.SHIP_TO_STORE);
    }

    void leftTheOtherStore() {
        mustBe(State.SHIP_TO_STORE);
        progress = progress.become(State.IN_TRANSIT);
    }

    void arrive() {
        mustBe(State.IN_TRANSIT);
        progress = progress.become(State.ARRIVED);
    }

    /** The shopper was reminded; false if that is not due. */
    boolean remind(Instant now) {
        if (!State.COLLECTABLE.contains(state()) || progress.moments().remindedAt() != null || isLate(now)) {
            return false;
        }
        progress = progress.at(progress.moments().reminded(now));
        return true;
    }

    /** The time to collect is over; false if it is not. */
    boolean expire(Instant now) {
        if (!State.COLLECTABLE.contains(state()) || !isLate(now)) {
            return false;
        }
        progress = progress.become(State.EXPIRED);
        return true;
    }

    /** A manager gives the shopper more time. */
    void extend(Instant until, Instant now) {
        mustBe(State.READY, State.PARTLY_COLLECTED, State.EXPIRED);
        if (!until.isAfter(now)) {
            throw PickupRejected.past();
        }
        paper = paper.keptUntil(until);
        progress = progress.become(lines.collected() == 0 ? State.READY : State.PARTLY_COLLECTED)
                .at(progress.moments().reminded(null));
    }

    /** Nobody came and nobody extended; the goods are to be put back. */
    void giveUp() {
        mustBe(State.EXPIRED);
        progress = progress.become(State.TO_PUT_BACK).shelf(true, progress.location());
    }

    /** The goods are back where they are sold; returns what is released by that. */
    Map<Sku, Integer> putBack(String counter, String clerk, Instant now) {
        if (!progress.putBackDue()) {
            throw PickupRejected.state(state().name());
        }
        Map<Sku, Integer> released = Map.of();
        if (state() == State.TO_PUT_BACK) {
            released = lines.openArticles();
            lines.cancel(lines.open());
            close(State.PUT_BACK, counter, clerk, now);
        }
        String place = state().open() ? progress.location() : null;
        progress = progress.at(progress.moments().putBack(now)).shelf(false, place);
        return released;
    }

    /** The channel takes back some of the pieces, as far as they are still open; returns which. */
    Map<Integer, Integer> cancel(Map<Integer, Integer> pieces, Instant now) {
        if (!state().open()) {
            return Map.of();
        }
        boolean onShelf = State.ON_SHELF.contains(state());
        Map<Integer, Integer> taken = lines.openOf(pieces);
        lines.cancel(taken);
        if (lines.nothingOpen()) {
            close(lines.collected() > 0 ? State.COLLECTED : State.CANCELLED, "", paper.channel(), now);
            progress = progress.shelf(onShelf, progress.location());
        }
        return taken;
    }

    /** Money was given back for pieces that are out: they are not to come back as if nothing had been. */
    void markRefunded() {
        progress = progress.markRefunded();
    }

    void holdForRefund(boolean open) {
        progress = progress.holdForRefund(open);
    }

    boolean isLate(Instant now) {
        return !now.isBefore(paper.expiresAt());
    }

    /** Pieces by article that are still to be collected. */
    Map<Sku, Integer> openPieces() {
        return lines.openArticles();
    }

    private void mustBe(State first, State... others) {
        if (!EnumSet.of(first, others).contains(state())) {
            throw PickupRejected.state(state().name());
        }
    }

    private void close(State end, String counter, String by, Instant now) {
        progress = progress.close(end, new PickupProgress.Closing(now, by, counter));
    }

    PickupPaper paper() {
        return paper;
    }

    UUID id() {
        return paper.id();
    }

    State state() {
        return progress.state();
    }

    State loadedState() {
        return loadedState;
    }

    int version() {
        return version;
    }

    PickupLines pieces() {
        return lines;
    }

    List<PickupLine> lines() {
        return lines.all();
    }

    PickupProgress progress() {
        return progress;
    }

    /** How it ended; it must be over. */
    PickupProgress.Closing closing() {
        return requireNonNull(progress.closing());
    }

    @Override
    public String toString() {
        return paper + " " + state();
    }
}
