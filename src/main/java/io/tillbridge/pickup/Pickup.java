package io.tillbridge.pickup;

import io.tillbridge.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Goods of one order at one store. Every piece leaves it once: over the counter, back to stock, or to another pickup.
 * Only the verbs here and of {@link PickupSupply} change its state; {@link PickupState} says which state follows from which.
 */
class Pickup extends PickupSupply {

    /** As the database has it. */
    Pickup(PickupPaper paper, PickupProgress progress, List<PickupLine> lines, int version) {
        super(paper, progress, lines, version);
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

    /**
     * Goods are on their shelf and the shopper may come until {@code until}. Saying so again only corrects the place. Who
     * has asked for the money back is not called to the store.
     */
    void markReady(String shelf, Instant until, Instant now) {
        if (PickupState.COLLECTABLE.contains(state())) {
            progress = progress.shelf(false, shelf);
            return;
        }
        mustBe(PickupState.RESERVED, PickupState.ACCEPTED, PickupState.PICKING, PickupState.ARRIVED);
        paper = paper.keptUntil(until);
        Instant told = progress.refundOpen() ? null : now;
        progress = progress.become(PickupState.READY, progress.moments().ready(now, told))
                .shelf(false, shelf);
    }

    /** The shopper was told once more, with the same code. */
    void tellAgain(Instant now) {
        mustBe(PickupState.READY, PickupState.PARTLY_COLLECTED);
        if (progress.refundOpen()) {
            throw PickupRejected.refundPending();
        }
        progress = progress.at(progress.moments().notified(now));
    }

    /**
     * These pieces went over the counter at {@code made}; whether they may is for {@link CounterRefusal} to say. Of a pickup
     * whose time ended only afterwards the rest stays as late as it is, and no refund is awaited for what is out.
     */
    void handOver(Map<Integer, Integer> pieces, String counter, String clerk, Instant made) {
        boolean late = PickupState.LATE.contains(state());
        if (!late || isLate(made)) {
            mustBe(PickupState.READY, PickupState.PARTLY_COLLECTED);
        }
        lines.collect(pieces);
        if (state() == PickupState.TO_PUT_BACK) {
            lines.hearRefund(lines.dueOf(pieces));
        }
        if (lines.nothingOpen()) {
            close(PickupState.COLLECTED, counter, clerk, made);
            progress = progress.shelf(false, progress.location());
        } else if (!late) {
            progress = progress.become(PickupState.PARTLY_COLLECTED);
        }
    }

    /** A hand-over did not really happen; its pieces are on the shelf again, with what else is there. */
    void undo(Map<Integer, Integer> pieces) {
        mustBe(PickupState.COLLECTED, PickupState.PARTLY_COLLECTED, PickupState.EXPIRED);
        if (progress.refunded()) {
            throw PickupRejected.refunded();
        }
        lines.uncollect(pieces);
        if (state() != PickupState.EXPIRED) {
            progress = progress.become(collectable()).shelf(false, progress.location());
        }
    }

    /** Collected pieces come back, all of them at last; returns those for which the channel is to be asked for money. */
    Map<Integer, Integer> takeReturn(Map<Integer, Integer> pieces, String counter, String clerk, Instant now) {
        if (lines.out() == 0) {
            throw PickupRejected.state(state().name());
        }
        Map<Integer, Integer> unpaid = lines.takeBack(pieces);
        if (state() == PickupState.COLLECTED && lines.out() == 0) {
            close(PickupState.RETURNED, counter, clerk, now);
        }
        return unpaid;
    }

    /** Ended without a hand-over though goods are out: what is told of the end is the last hand-over. */
    void endedWith(PickupProgress.Closing lastHandover) {
        progress = progress.close(state(), lastHandover);
    }

    /** What was collected is all there will be. */
    void settle(String counter, String clerk, Instant now) {
        mustBe(PickupState.PARTLY_COLLECTED);
        close(PickupState.COLLECTED, counter, clerk, now);
    }

    /** The channel is to give money back for what is left; once it was asked, nothing else is decided. */
    Map<Integer, Integer> askRefund() {
        mustBe(PickupState.AWAITS_REFUND);
        Map<Integer, Integer> pieces = lines.open();
        lines.askRefund(pieces);
        return pieces;
    }

    /** The shopper was reminded; false if that is not due. */
    boolean remind(Instant now) {
        boolean waits = PickupState.COLLECTABLE.contains(state()) && !progress.refundOpen();
        if (!waits || progress.moments().remindedAt() != null || isLate(now)) {
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
        progress = progress.become(collectable()).at(progress.moments().reminded(null));
    }

    /** Nobody came and nobody extended; the goods are to be put back and the money given back. */
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
            close(lines.out() > 0 ? PickupState.COLLECTED : PickupState.PUT_BACK, counter, clerk, now);
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

    /** Whether the shopper may come for the goods now and was never told so, since money was asked back. */
    boolean holdForRefund(boolean open) {
        progress = progress.holdForRefund(open);
        return !open
                && PickupState.COLLECTABLE.contains(state())
                && progress.moments().notifiedAt() == null;
    }
}
