package io.tillbridge.pickup;

import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The life of pickups told a second time: a table of which step is allowed in which state, and a few counters for each
 * line. Knows nothing of how the product does it; the product must agree after every step.
 */
final class PickupModel {

    /** The steps, and the states in which each is allowed. */
    enum Step {
        ACCEPT(PickupState.RESERVED),
        PICK(PickupState.RESERVED, PickupState.ACCEPTED, PickupState.PICKING, PickupState.ARRIVED),
        READY(
                PickupState.RESERVED,
                PickupState.ACCEPTED,
                PickupState.PICKING,
                PickupState.ARRIVED,
                PickupState.READY,
                PickupState.PARTLY_COLLECTED),
        HAND_OVER(PickupState.READY, PickupState.PARTLY_COLLECTED),
        UNDO(PickupState.COLLECTED, PickupState.PARTLY_COLLECTED, PickupState.EXPIRED),
        RETURN(PickupState.COLLECTED, PickupState.PARTLY_COLLECTED, PickupState.EXPIRED, PickupState.TO_PUT_BACK),
        REJECT(
                PickupState.RESERVED,
                PickupState.ACCEPTED,
                PickupState.PICKING,
                PickupState.READY,
                PickupState.ARRIVED,
                PickupState.PARTLY_COLLECTED),
        REROUTE(PickupState.REJECTED),
        SHIP_TO_STORE(PickupState.REJECTED),
        WAIT(PickupState.REJECTED),
        REFUND(PickupState.REJECTED),
        SHIP(PickupState.SHIP_TO_STORE),
        ARRIVE(PickupState.IN_TRANSIT),
        EXTEND(PickupState.READY, PickupState.PARTLY_COLLECTED, PickupState.EXPIRED),
        PUT_BACK(PickupState.TO_PUT_BACK);

        private final Set<PickupState> allowed;

        Step(PickupState first, PickupState... others) {
            allowed = EnumSet.of(first, others);
        }
    }

    /** One pickup. {@code open}, {@code out} and {@code back} are pieces of each line. */
    static final class Life {
        final UUID id;
        final UUID order;
        final StoreId store;
        final int[] open;
        final int[] out;
        final int[] back;
        final List<int[]> handovers = new ArrayList<>();
        PickupState state;
        Instant expires;
        boolean refunded;
        boolean hold;
        boolean shelf;
        int undoable;
        int @Nullable [] underWay;

        @Nullable
        StoreId from;

        Life(UUID id, UUID order, StoreId store, int[] open, PickupState state, Instant expires) {
            this.id = id;
            this.order = order;
            this.store = store;
            this.open = open;
            this.out = new int[open.length];
            this.back = new int[open.length];
            this.state = state;
            this.expires = expires;
        }

        boolean may(Step step, Instant now) {
            boolean inState = step.allowed.contains(state);
            return switch (step) {
                case HAND_OVER -> inState && now.isBefore(expires) && !hold;
                case UNDO -> inState && !refunded && undoable > 0 && lastIsStillOut();
                case PUT_BACK -> shelf;
                case ARRIVE -> underWay != null && state != PickupState.SHIP_TO_STORE;
                default -> inState;
            };
        }

        private boolean lastIsStillOut() {
            int[] last = handovers.get(handovers.size() - 1);
            for (int i = 0; i < last.length; i++) {
                if (out[i] < last[i]) {
                    return false;
                }
            }
            return true;
        }

        int openPieces() {
            return sum(open);
        }

        boolean everOut() {
            return sum(out) + sum(back) > 0;
        }

        boolean over() {
            return EnumSet.of(
                            PickupState.COLLECTED,
                            PickupState.REROUTED,
                            PickupState.PUT_BACK,
                            PickupState.CANCELLED,
                            PickupState.RETURNED)
                    .contains(state);
        }

        void handOver(int[] pieces) {
            move(pieces, open, out);
            handovers.add(pieces);
            undoable++;
            state = openPieces() == 0 ? PickupState.COLLECTED : PickupState.PARTLY_COLLECTED;
        }

        void undo() {
            undoable--;
            move(handovers.remove(handovers.size() - 1), out, open);
            if (state != PickupState.EXPIRED) {
                state = everOut() ? PickupState.PARTLY_COLLECTED : PickupState.READY;
                shelf = false;
            }
        }

        void bringBack(int[] pieces) {
            move(pieces, out, back);
            if (state == PickupState.COLLECTED && sum(out) == 0) {
                state = PickupState.RETURNED;
            }
        }

        /** The channel takes open pieces back. */
        void cancel(int[] pieces) {
            if (over()) {
                return;
            }
            boolean onShelf = EnumSet.of(
                            PickupState.READY,
                            PickupState.PARTLY_COLLECTED,
                            PickupState.EXPIRED,
                            PickupState.TO_PUT_BACK)
                    .contains(state);
            move(pieces, open, new int[open.length]);
            if (openPieces() == 0) {
                state = everOut() ? PickupState.COLLECTED : PickupState.CANCELLED;
                shelf = onShelf;
            }
            if (state == PickupState.CANCELLED && from != null) {
                from = null;
            }
        }

        /** More time than a hand-over can be undone in. */
        void pass(Instant now) {
            undoable = 0;
            boolean collectable = state == PickupState.READY || state == PickupState.PARTLY_COLLECTED;
            if (collectable && !now.isBefore(expires)) {
                state = PickupState.EXPIRED;
            }
            if (state == PickupState.EXPIRED && !now.minusSeconds(24 * 3600).isBefore(expires)) {
                state = PickupState.TO_PUT_BACK;
                shelf = true;
            }
        }

        static void move(int[] pieces, int[] from, int[] to) {
            for (int i = 0; i < pieces.length; i++) {
                from[i] -= pieces[i];
                to[i] += pieces[i];
            }
        }

        static int sum(int[] pieces) {
            return Arrays.stream(pieces).sum();
        }
    }

    final List<Life> lives = new ArrayList<>();
    private final Map<StoreId, int[]> onHand = new HashMap<>();

    PickupModel(int[] here, int[] there) {
        onHand.put(PickupsUnderTest.HERE, here);
        onHand.put(PickupsUnderTest.THERE, there);
    }

    int onHand(StoreId store, int line) {
        return stock(store)[line];
    }

    private int[] stock(StoreId store) {
        return onHand.getOrDefault(store, new int[2]);
    }

    void move(StoreId store, int[] pieces, int sign) {
        for (int i = 0; i < pieces.length; i++) {
            stock(store)[i] += sign * pieces[i];
        }
    }

    int reserved(StoreId store, int line) {
        int sum = 0;
        for (Life life : lives) {
            boolean elsewhere = EnumSet.of(PickupState.REJECTED, PickupState.SHIP_TO_STORE, PickupState.IN_TRANSIT)
                    .contains(life.state);
            if (!elsewhere && life.store.equals(store)) {
                sum += life.open[line];
            }
            if (life.state == PickupState.SHIP_TO_STORE && store.equals(life.from)) {
                sum += life.open[line];
            }
        }
        return sum;
    }

    boolean has(StoreId store, int[] pieces) {
        for (int i = 0; i < pieces.length; i++) {
            if (onHand(store, i) - reserved(store, i) < pieces[i]) {
                return false;
            }
        }
        return true;
    }
}
