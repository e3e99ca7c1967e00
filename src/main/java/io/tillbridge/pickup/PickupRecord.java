package io.tillbridge.pickup;

import static java.util.Objects.requireNonNull;

import io.tillbridge.shared.Sku;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What is known of a pickup, and what its verbs have in common. */
abstract class PickupRecord {

    final PickupLines lines;
    PickupPaper paper;
    PickupProgress progress;
    private final PickupState loadedState;
    private final int version;

    PickupRecord(PickupPaper paper, PickupProgress progress, List<PickupLine> lines, int version) {
        this.paper = paper;
        this.loadedState = progress.state();
        this.progress = progress;
        this.lines = new PickupLines(lines);
        this.version = version;
    }

    boolean isLate(Instant now) {
        return !now.isBefore(paper.expiresAt());
    }

    /** Pieces by article that are still to be collected. */
    Map<Sku, Integer> openPieces() {
        return lines.openArticles();
    }

    final PickupState collectable() {
        return lines.collected() == 0 ? PickupState.READY : PickupState.PARTLY_COLLECTED;
    }

    final void mustBe(PickupState first, PickupState... others) {
        mustBe(EnumSet.of(first, others));
    }

    final void mustBe(Set<PickupState> states) {
        if (!states.contains(state())) {
            throw PickupRejected.state(state().name());
        }
    }

    final void close(PickupState end, String counter, String by, Instant now) {
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
