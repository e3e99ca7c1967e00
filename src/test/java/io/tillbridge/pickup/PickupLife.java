package io.tillbridge.pickup;

import io.tillbridge.pickup.PickupModel.Step;
import io.tillbridge.shared.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One pickup of the model. {@code open}, {@code out}, {@code due} and {@code paidBack} are pieces of each line: still here,
 * with the shopper, asked to be refunded, and with the shopper though paid back.
 */
final class PickupLife {

    private static final Duration UNDO = Duration.ofMinutes(30);
    private static final Duration GRACE = Duration.ofHours(24);

    final UUID id;
    final UUID order;
    final StoreId store;
    final int part;
    final int[] open;
    final int[] out = new int[2];
    final int[] due = new int[2];
    final int[] paidBack = new int[2];
    final List<Past> handovers = new ArrayList<>();
    final Code own = new Code();
    final Code proxy = new Code();
    PickupState state;
    Instant expires;
    boolean refunded;
    boolean hold;
    boolean shelf;
    int returned;
    int[] underWay = new int[2];
    private @Nullable Instant ready;

    /** A hand-over that was not undone. */
    record Past(UUID id, int[] pieces, Instant at, boolean toProxy) {}

    /** A code as whoever has it knows it. */
    static final class Code {
        String digits = "";
        boolean blocked;
        boolean used;
        private Instant blockedAt = Instant.MAX;

        void block(Instant now) {
            if (!blocked) {
                blocked = true;
                blockedAt = now;
            }
        }

        void renew(String fresh) {
            digits = fresh;
            blocked = false;
            used = false;
            blockedAt = Instant.MAX;
        }

        boolean known() {
            return !digits.isEmpty();
        }
    }

    PickupLife(Pickup opened, int[] open, PickupState state) {
        this.id = opened.id();
        this.order = opened.paper().order();
        this.store = opened.paper().store();
        this.part = opened.paper().part();
        this.open = open.clone();
        this.state = state;
        this.expires = opened.paper().expiresAt();
    }

    /** @param at when the goods went, for a hand-over */
    boolean may(Step step, Instant now, Instant at) {
        boolean inState = step.allowed.contains(state);
        return inState
                && switch (step) {
                    case HAND_OVER -> at.isBefore(expires) && !hold;
                    case HAND_OVER_BY_CODE -> at.isBefore(expires) && !hold && !own.blocked;
                    case HAND_OVER_TO_PROXY ->
                        at.isBefore(expires) && !hold && proxy.known() && !proxy.blocked && !proxy.used;
                    case HAND_OVER_OFFLINE ->
                        at.isBefore(expires)
                                && !hold
                                && ready != null
                                && !at.isBefore(ready)
                                && at.isBefore(own.blockedAt);
                    case UNDO, UNDO_NAMED -> !refunded;
                    case RETURN -> sum(out) > 0;
                    case TELL_AGAIN -> !hold;
                    case REROUTE, ASK_OTHER_STORE, WAIT, REFUND -> sum(due) == 0;
                    case ARRIVE, LOSE -> sum(underWay) > 0;
                    case PUT_AWAY -> shelf;
                    default -> true;
                };
    }

    /** Whether this hand-over can be undone now, apart from the state. */
    boolean undoable(Past past, Instant now) {
        boolean stillOut = true;
        for (int i = 0; i < out.length; i++) {
            stillOut &= out[i] >= past.pieces()[i];
        }
        return handovers.contains(past) && stillOut && !now.isAfter(past.at().plus(UNDO));
    }

    Optional<Past> last() {
        return handovers.stream().max(Comparator.comparing(Past::at));
    }

    int openPieces() {
        return sum(open);
    }

    boolean everOut() {
        return sum(out) + returned > 0;
    }

    void markReady(Instant now, Duration kept) {
        if (state != PickupState.READY && state != PickupState.PARTLY_COLLECTED) {
            state = PickupState.READY;
            expires = now.plus(kept);
            ready = now;
        }
        shelf = false;
    }

    void handOver(Past past) {
        boolean late = state == PickupState.EXPIRED || state == PickupState.TO_PUT_BACK;
        if (state == PickupState.TO_PUT_BACK) {
            move(past.pieces(), due, new int[2]);
        }
        move(past.pieces(), open, out);
        handovers.add(past);
        proxy.used |= past.toProxy();
        if (openPieces() == 0) {
            state = PickupState.COLLECTED;
            shelf = false;
        } else if (!late) {
            state = PickupState.PARTLY_COLLECTED;
        }
    }

    void undo(Past past) {
        handovers.remove(past);
        move(past.pieces(), out, open);
        if (past.toProxy()) {
            proxy.used = false;
        }
        if (state != PickupState.EXPIRED) {
            state = collectable();
            shelf = false;
        }
    }

    PickupState collectable() {
        return everOut() ? PickupState.PARTLY_COLLECTED : PickupState.READY;
    }

    /** Returns for how many pieces money is asked. */
    int bringBack(int[] pieces) {
        int[] unpaid = pieces.clone();
        move(PickupModel.least(paidBack, unpaid), paidBack, new int[2]);
        move(pieces, out, new int[2]);
        move(unpaid, new int[2], due);
        returned += sum(pieces);
        if (state == PickupState.COLLECTED && sum(out) == 0) {
            state = PickupState.RETURNED;
        }
        return sum(unpaid);
    }

    /** Returns for how many pieces money is asked. */
    int askRefund() {
        move(open, new int[2], due);
        return openPieces();
    }

    /** The channel takes open pieces back. */
    void cancel(int[] pieces) {
        if (PickupModel.OVER.contains(state)) {
            return;
        }
        boolean onShelf = EnumSet.of(
                        PickupState.READY, PickupState.PARTLY_COLLECTED, PickupState.EXPIRED, PickupState.TO_PUT_BACK)
                .contains(state);
        move(pieces, open, new int[2]);
        if (openPieces() == 0) {
            state = everOut() ? PickupState.COLLECTED : PickupState.CANCELLED;
            shelf = onShelf;
        }
    }

    void hearAsked(int[] left) {
        int[] heard = PickupModel.least(due, left);
        int[] gone = due.clone();
        if (state == PickupState.REJECTED || state == PickupState.TO_PUT_BACK) {
            move(PickupModel.least(open, due.clone()), gone, new int[2]);
        }
        int[] fromOpen = heard.clone();
        PickupModel.least(gone, fromOpen);
        move(heard, due, new int[2]);
        if (sum(fromOpen) > 0) {
            cancel(fromOpen);
        }
    }

    void payBack(int[] left) {
        int[] unpaid = out.clone();
        move(paidBack, unpaid, new int[2]);
        int[] paid = PickupModel.least(unpaid, left);
        move(paid, new int[2], paidBack);
        refunded |= sum(paid) > 0;
    }

    void cancelAll() {
        cancel(open.clone());
        move(due.clone(), due, new int[2]);
        payBack(out.clone());
        refunded |= sum(out) > 0;
    }

    /** Returns for how many pieces money is asked. */
    int pass(Instant now) {
        boolean collectable = state == PickupState.READY || state == PickupState.PARTLY_COLLECTED;
        if (collectable && !now.isBefore(expires)) {
            state = PickupState.EXPIRED;
        }
        if (state == PickupState.EXPIRED && !now.minus(GRACE).isBefore(expires)) {
            state = PickupState.TO_PUT_BACK;
            shelf = true;
            return askRefund();
        }
        return 0;
    }

    void putAway() {
        if (state == PickupState.TO_PUT_BACK) {
            move(open.clone(), open, new int[2]);
            state = sum(out) > 0 ? PickupState.COLLECTED : PickupState.PUT_BACK;
        }
        shelf = false;
    }

    static void move(int[] pieces, int[] from, int[] to) {
        for (int i = 0; i < pieces.length; i++) {
            int moved = pieces[i];
            from[i] -= moved;
            to[i] += moved;
        }
    }

    static int sum(int[] pieces) {
        return Arrays.stream(pieces).sum();
    }
}
