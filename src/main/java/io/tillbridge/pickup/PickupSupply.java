package io.tillbridge.pickup;

import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A pickup whose store has not got the goods: they come from elsewhere, are found after all, or go to another pickup. */
abstract class PickupSupply extends PickupRecord {

    PickupSupply(PickupPaper paper, PickupProgress progress, List<PickupLine> lines, int version) {
        super(paper, progress, lines, version);
    }

    /** The store cannot serve what is left. The goods are released by whoever asks. */
    void reject(String reason) {
        mustBe(PickupState.REJECTABLE);
        progress = progress.become(PickupState.REJECTED).because(reason).shelf(false, null);
    }

    /** Takes the pieces that the store cannot serve out of this pickup, as lines of a rejected one of their own. */
    List<PickupLine> split(Map<Integer, Integer> pieces) {
        mustBe(PickupState.SPLITTABLE);
        return lines.move(pieces);
    }

    /** Another pickup at the store {@code next} takes over; returns its lines. */
    List<PickupLine> reroute(StoreId next, String by, Instant now) {
        mustBe(PickupState.REJECTED);
        List<PickupLine> moved = lines.move(lines.open());
        close(PickupState.REROUTED, next.code(), by, now);
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

    void leftTheOtherStore() {
        mustBe(PickupState.SHIP_TO_STORE);
        progress = progress.become(PickupState.IN_TRANSIT);
    }

    void arrive() {
        mustBe(PickupState.IN_TRANSIT);
        progress = progress.become(PickupState.ARRIVED);
    }

    /** Nothing comes from the other store: it has not got it, or it was lost on the way. */
    void doesNotCome(String reason) {
        mustBe(PickupState.SHIP_TO_STORE, PickupState.IN_TRANSIT);
        progress = progress.become(PickupState.REJECTED).because(reason);
    }
}
