package io.tillbridge.pickup;

import static java.util.Objects.requireNonNull;

import io.tillbridge.shared.Sku;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Goods of one order at one store. Every piece leaves it once: over the counter, back to stock, or to another pickup.
 * Only the verbs here change its state; {@link PickupState} says which state follows from which.
 */
class Pickup {

    private final PickupState loadedState;
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
        mustBe(PickupState.RESERVED);
        progress = progress.become(PickupState.ACCEPTED, progress.moments().accepted(now));
    }

    /** Somebody goes for the goods; another one may take over. */
    void pick(String picker, Instant now) {
        mustBe(PickupState.RESERVED, PickupState.ACCEPTED, PickupState.PICKING, PickupState.ARRIVED);
        progress = progress.become(PickupState.PICKING, progress.moments().picking(now))
                .pickedBy(picker);
    }

    /** Goods are on their shelf and the shopper may come until {@code until}. Saying so again only corrects the place. */
    void markReady(String shelf, Instant until, Instant now) {
        if (PickupState.COLLECTABLE.contains(state())) {
            progress = progress.shelf(false, shelf);
            return;
        }
        mustBe(PickupState.RESERVED, PickupState.ACCEPTED, PickupState.PICKING, PickupState.ARRIVED);
        paper = paper.keptUntil(until);
        progress = progress.become(PickupState.READY, progress.moments().ready(now))
                .shelf(false, shelf);
    }

    /** The shopper was told once more, with the same code. */
    void tellAgain(Instant now) {
        mustBe(PickupState.READY, PickupState.PARTLY_COLLECTED);
        progress = progress.at(progress.moments().notified(now));
    }

    /** These pieces go over the counter; whether they may is for {@link CounterRefusal} to say. */
    void handOver(Map<Integer, Integer> pieces, String counter, String clerk, Instant now) {
        mustBe(PickupState.READY, PickupState.PARTLY_COLLECTED);
        lines.collect(pieces);
        if (lines.nothingOpen()) {
            close(PickupState.COLLECTED, counter, clerk, now);
        } else {
            progress = progress.become(PickupState.PARTLY_COLLECTED);
        }
    }

    /** A hand-over did not really happen; its pieces are on the shelf again. */
    void undo(Map<Integer, Integer> pieces) {
        mustBe(PickupState.COLLECTED, PickupState.PARTLY_COLLECTED);
        if (progress.refunded()) {
            throw PickupRejected.refunded();
        }
        lines.uncollect(pieces);
        progress = progress.become(lines.collected() == 0 ? PickupState.READY : PickupState.PARTLY_COLLECTED);
    }

    /** Collected pieces come back; the pickup is returned once all of them are. */
    void takeReturn(Map<Integer, Integer> pieces, String counter, String clerk, Instant now) {
        mustBe(PickupState.COLLECTED, PickupState.PARTLY_COLLECTED);
        lines.takeBack(pieces);
        if (state() == PickupState.COLLECTED && lines.out() == 0) {
            close(PickupState.RETURNED, counter, clerk, now);
        }
    }

    /** The store cannot serve what is left. The goods are released by whoever asks. */
    void reject(String reason) {
        mustBe(PickupState.RESERVED, PickupState.ACCEPTED, PickupState.PICKING, PickupState.READY, PickupState.ARRIVED);
        progress = progress.become(PickupState.REJECTED).because(reason).shelf(false, null);
    }

    /** Takes the pieces that the store cannot serve out of this pickup, as lines of a rejected one of their own. */
    List<PickupLine> split(Map<Integer, Integer> pieces) {
        mustBe(
                PickupState.RESERVED,
                PickupState.ACCEPTED,
                PickupState.PICKING,
                PickupState.READY,
                PickupState.ARRIVED,
                PickupState.PARTLY_COLLECTED);
        return lines.move(pieces);
    }

    /** What was collected is all there will be. */
    void settle(String counter, String clerk, Instant now) {
        mustBe(PickupState.PARTLY_COLLECTED);
        close(PickupState.COLLECTED, counter, clerk, now);
    }

    /** Another pickup at another store takes over; returns its lines. */
    List<PickupLine> reroute(String by, Instant now) {
        mustBe(PickupState.REJECTED);
        List<PickupLine> moved = lines.move(lines.open());
        close(PickupState.REROUTED, "", by, now);
        return moved;
    }

    /** Goods were found after all and are reserved here again. */
    void waitAgain() {
        mustBe(PickupState.REJECTED);
        progress = progress.become(PickupState.RESERVED).because(null);
    }

    void shipToStore() {
        mustBe(PickupState.REJECTED);
        progress = progress.become(PickupState.SHIP_TO_STORE);
    }

    /** Whoever was to send the goods has not got them either. */
    void isNotSent(String reason) {
        mustBe(PickupState.SHIP_TO_STORE);
        progress = progress.become(PickupState.REJECTED).because(reason);
    }

    /** Takes the pieces that are not sent out of this pickup, as {@link #split} does where the goods are here. */
    List<PickupLine> splitUnsent(Map<Integer, Integer> pieces) {
        mustBe(PickupState.SHIP_TO_STORE);
        return lines.move(pieces);
    }

    void leftTheOtherStore() {
        mustBe(PickupState.SHIP_TO_STORE);
        progress = progress.become(PickupState.IN_TRANSIT);
    }

    void arrive() {
        mustBe(PickupState.IN_TRANSIT);
        progress = progress.become(PickupState.ARRIVED);
    }

    /** The shopper was reminded; false if that is not due. */
    boolean remind(Instant now) {
        if (!PickupState.COLLECTABLE.contains(state()) || progress.moments().remindedAt() != null || isLate(now)) {
            return false;
        }
        progress = progress.at(progress.moments().reminded(now));
        return true;
    }

    /** The time to collect is over; false if it is not. */
    boolean expire(Instant now) {
        if (!PickupState.COLLECTABLE.contains(state()) || !isLate(now)) {
            return false;
        }
        progress = progress.become(PickupState.EXPIRED);
        return true;
    }

    /** A manager gives the shopper more time. */
    void extend(Instant until, Instant now) {
        mustBe(PickupState.READY, PickupState.PARTLY_COLLECTED, PickupState.EXPIRED);
        if (!until.isAfter(now)) {
            throw PickupRejected.past();
        }
        paper = paper.keptUntil(until);
        progress = progress.become(lines.collected() == 0 ? PickupState.READY : PickupState.PARTLY_COLLECTED)
                .at(progress.moments().reminded(null));
    }

    /** Nobody came and nobody extended; the goods are to be put back. */
    void giveUp() {
        mustBe(PickupState.EXPIRED);
        progress = progress.become(PickupState.TO_PUT_BACK).shelf(true, progress.location());
    }

    /** The goods are back where they are sold; returns what is released by that. */
    Map<Sku, Integer> putBack(String counter, String clerk, Instant now) {
        if (!progress.putBackDue()) {
            throw PickupRejected.state(state().name());
        }
        Map<Sku, Integer> released = Map.of();
        if (state() == PickupState.TO_PUT_BACK) {
            released = lines.openArticles();
            lines.cancel(lines.open());
            close(PickupState.PUT_BACK, counter, clerk, now);
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
        boolean onShelf = PickupState.ON_SHELF.contains(state());
        Map<Integer, Integer> taken = lines.openOf(pieces);
        lines.cancel(taken);
        if (lines.nothingOpen()) {
            close(lines.collected() > 0 ? PickupState.COLLECTED : PickupState.CANCELLED, "", paper.channel(), now);
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

    private void mustBe(PickupState first, PickupState... others) {
        if (!EnumSet.of(first, others).contains(state())) {
            throw PickupRejected.state(state().name());
        }
    }

    private void close(PickupState end, String counter, String by, Instant now) {
        progress = progress.close(end, new PickupProgress.Closing(now, by, counter));
    }

    PickupPaper paper() {
        return paper;
    }

    UUID id() {
        return paper.id();
    }

    PickupState state() {
        return progress.state();
    }

    PickupState loadedState() {
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
