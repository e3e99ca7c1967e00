package io.tillbridge.pickup;

import static java.util.Objects.requireNonNull;

import io.tillbridge.catalog.Store;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Goods of one order at one store. They leave it once: over the counter, or back to stock. */
class Pickup {

    enum State {
        RESERVED,
        READY,
        COLLECTED,
        CANCELLED;

        boolean open() {
            return this == RESERVED || this == READY;
        }
    }

    private final PickupPaper paper;
    private final State loadedState;
    private State state;
    private boolean refundOpen;
    private @Nullable String location;
    private @Nullable Instant readyAt;
    private @Nullable Instant closedAt;
    private @Nullable String closedBy;
    private @Nullable String closedAtCounter;
    private final List<PickupLine> lines;
    private final int version;

    /** As the database has it. */
    Pickup(PickupPaper paper, PickupProgress progress, List<PickupLine> lines, int version) {
        this.paper = paper;
        this.loadedState = progress.state();
        this.state = progress.state();
        this.refundOpen = progress.refundOpen();
        this.location = progress.location();
        this.readyAt = progress.readyAt();
        this.closedAt = progress.closedAt();
        this.closedBy = progress.closedBy();
        this.closedAtCounter = progress.closedAtCounter();
        this.lines = new ArrayList<>(lines);
        this.version = version;
    }

    /** Goods are on their shelf and the shopper may come. Saying so again only corrects the place. */
    void markReady(String shelf, Instant now) {
        if (!state.open()) {
            throw PickupRejected.state(state.name());
        }
        if (state == State.RESERVED) {
            state = State.READY;
            readyAt = now;
        }
        location = shelf;
    }

    /** Hands everything that is left over the counter, or says why not. */
    void handOver(Store store, IdentityCheck identity, Caller clerk, Instant now) {
        Optional<PickupRejected> refusal = refusal(store, clerk.store(), now);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        identity.verify(paper.buyerPhone());
        lines.replaceAll(PickupLine::collectAll);
        close(State.COLLECTED, clerk.name(), requireNonNull(counter(clerk)), now);
    }

    /** Why these goods may not go over that counter now; nothing if they may. */
    Optional<PickupRejected> refusal(Store store, @Nullable StoreId counter, Instant now) {
        if (counter != null && !counter.equals(paper.store())) {
            return Optional.of(PickupRejected.otherStore(store));
        }
        String shelf = location == null ? "-" : location;
        return Optional.ofNullable(
                switch (state) {
                    case COLLECTED ->
                        PickupRejected.alreadyCollected(
                                store,
                                requireNonNull(closedAt),
                                requireNonNull(closedAtCounter),
                                requireNonNull(closedBy),
                                collected());
                    case CANCELLED -> PickupRejected.cancelled(store, requireNonNull(closedAt), paper.channel(), shelf);
                    case RESERVED ->
                        refundOpen ? PickupRejected.refundPending() : PickupRejected.notReady(store, paper.openedAt());
                    case READY ->
                        refundOpen
                                ? PickupRejected.refundPending()
                                : now.isBefore(paper.expiresAt())
                                        ? null
                                        : PickupRejected.expired(store, paper.expiresAt(), shelf);
                });
    }

    /** The channel took the order back; returns what is released, nothing if the goods are gone or released already. */
    Map<Sku, Integer> cancel(Instant now) {
        if (!state.open()) {
            return Map.of();
        }
        Map<Sku, Integer> released = openPieces();
        lines.replaceAll(line -> line.cancel(line.open()));
        close(State.CANCELLED, paper.channel(), "", now);
        return released;
    }

    /** The channel refunded some pieces, by line number; returns what is released of them. */
    Map<Sku, Integer> cancel(Map<Integer, Integer> pieces, Instant now) {
        Map<Sku, Integer> released = new TreeMap<>();
        if (!state.open()) {
            return released;
        }
        lines.replaceAll(line -> {
            int taken = Math.min(line.open(), pieces.getOrDefault(line.lineNo(), 0));
            if (taken > 0) {
                released.merge(line.sku(), taken, Integer::sum);
            }
            return line.cancel(taken);
        });
        if (openPieces().isEmpty()) {
            close(State.CANCELLED, paper.channel(), "", now);
        }
        return released;
    }

    void holdForRefund(boolean open) {
        refundOpen = open;
    }

    /** Pieces by article that are still here. */
    Map<Sku, Integer> openPieces() {
        Map<Sku, Integer> pieces = new TreeMap<>();
        lines.stream()
                .filter(line -> line.open() > 0)
                .forEach(line -> pieces.merge(line.sku(), line.open(), Integer::sum));
        return pieces;
    }

    private int collected() {
        return lines.stream().mapToInt(PickupLine::collected).sum();
    }

    private static String counter(Caller clerk) {
        return clerk.counter() == null ? clerk.id() : clerk.counter();
    }

    private void close(State end, String by, String counter, Instant now) {
        state = end;
        closedAt = now;
        closedBy = by;
        closedAtCounter = counter;
    }

    PickupPaper paper() {
        return paper;
    }

    UUID id() {
        return paper.id();
    }

    State loadedState() {
        return loadedState;
    }

    int version() {
        return version;
    }

    List<PickupLine> lines() {
        return List.copyOf(lines);
    }

    PickupProgress progress() {
        return new PickupProgress(state, refundOpen, location, readyAt, closedAt, closedBy, closedAtCounter);
    }
}
