package io.tillbridge.pickup;

import static io.tillbridge.pickup.PickupState.ACCEPTED;
import static io.tillbridge.pickup.PickupState.ARRIVED;
import static io.tillbridge.pickup.PickupState.CANCELLED;
import static io.tillbridge.pickup.PickupState.COLLECTED;
import static io.tillbridge.pickup.PickupState.EXPIRED;
import static io.tillbridge.pickup.PickupState.IN_TRANSIT;
import static io.tillbridge.pickup.PickupState.PARTLY_COLLECTED;
import static io.tillbridge.pickup.PickupState.PICKING;
import static io.tillbridge.pickup.PickupState.PUT_BACK;
import static io.tillbridge.pickup.PickupState.READY;
import static io.tillbridge.pickup.PickupState.REJECTED;
import static io.tillbridge.pickup.PickupState.REROUTED;
import static io.tillbridge.pickup.PickupState.RESERVED;
import static io.tillbridge.pickup.PickupState.RETURNED;
import static io.tillbridge.pickup.PickupState.SHIP_TO_STORE;
import static io.tillbridge.pickup.PickupState.TO_PUT_BACK;

import io.tillbridge.shared.StoreId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The life of pickups told a second time: a table of which step is allowed in which state, and a few counters for each
 * line. Knows nothing of how the product does it; the product must agree after every step.
 */
final class PickupModel {

    /** The steps, and the states in which each is allowed; what else they need is with {@link PickupLife}. */
    enum Step {
        ACCEPT(RESERVED),
        PICK(RESERVED, ACCEPTED, PICKING, ARRIVED),
        MARK_READY(RESERVED, ACCEPTED, PICKING, ARRIVED, READY, PARTLY_COLLECTED),
        TELL_AGAIN(READY, PARTLY_COLLECTED),
        HAND_OVER(READY, PARTLY_COLLECTED),
        HAND_OVER_BY_CODE(READY, PARTLY_COLLECTED),
        HAND_OVER_TO_PROXY(READY, PARTLY_COLLECTED),
        HAND_OVER_OFFLINE(READY, PARTLY_COLLECTED, EXPIRED, TO_PUT_BACK),
        NAME_PROXY(EnumSet.complementOf(EnumSet.copyOf(OVER))),
        BLOCK(EnumSet.complementOf(EnumSet.copyOf(OVER))),
        REISSUE(EnumSet.complementOf(EnumSet.copyOf(OVER))),
        UNDO(COLLECTED, PARTLY_COLLECTED, EXPIRED),
        UNDO_NAMED(COLLECTED, PARTLY_COLLECTED, EXPIRED),
        RETURN(COLLECTED, PARTLY_COLLECTED, EXPIRED, TO_PUT_BACK),
        REJECT(RESERVED, ACCEPTED, PICKING, READY, ARRIVED, PARTLY_COLLECTED),
        REROUTE(REJECTED),
        ASK_OTHER_STORE(REJECTED),
        WAIT(REJECTED),
        REFUND(REJECTED),
        SHIP(SHIP_TO_STORE),
        SHIP_SOME(SHIP_TO_STORE),
        REFUSE(SHIP_TO_STORE),
        LOSE(IN_TRANSIT, CANCELLED),
        ARRIVE(IN_TRANSIT, CANCELLED),
        EXTEND(READY, PARTLY_COLLECTED, EXPIRED),
        PUT_AWAY(TO_PUT_BACK, COLLECTED, CANCELLED, RETURNED);

        final Set<PickupState> allowed;

        Step(PickupState first, PickupState... others) {
            this(EnumSet.of(first, others));
        }

        Step(Set<PickupState> states) {
            allowed = states;
        }
    }

    static final Set<PickupState> OVER = EnumSet.of(COLLECTED, REROUTED, PUT_BACK, CANCELLED, RETURNED);
    static final Set<PickupState> ELSEWHERE = EnumSet.of(REJECTED, SHIP_TO_STORE, IN_TRANSIT);

    final List<PickupLife> lives = new ArrayList<>();
    private final Map<StoreId, int[]> onHand = new HashMap<>();

    /** Whether the stores split a pickup, and from how many pieces on it is of high value; none if 0. */
    boolean maySplit = true;

    int highFrom;
    /** Pieces for which a refund was asked, ever. */
    int asked;

    PickupModel(int[] here, int[] there) {
        onHand.put(PickupsUnderTest.HERE, here);
        onHand.put(PickupsUnderTest.THERE, there);
    }

    int onHand(StoreId store, int line) {
        return stock(store)[line];
    }

    int[] stock(StoreId store) {
        return onHand.getOrDefault(store, new int[2]);
    }

    void move(StoreId store, int[] pieces, int sign) {
        for (int i = 0; i < pieces.length; i++) {
            stock(store)[i] += sign * pieces[i];
        }
    }

    int reserved(StoreId store, int line) {
        int sum = 0;
        for (PickupLife life : lives) {
            if (!ELSEWHERE.contains(life.state) && life.store.equals(store)) {
                sum += life.open[line];
            }
            if (life.state == SHIP_TO_STORE && store.equals(other(life.store))) {
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

    boolean isHigh(PickupLife life) {
        return highFrom > 0 && life.openPieces() >= highFrom;
    }

    /** The shelf is empty: what nobody has reserved of these articles is not there. */
    void writeOffFree(StoreId store, int[] articles) {
        for (int i = 0; i < articles.length; i++) {
            if (articles[i] > 0) {
                stock(store)[i] = reserved(store, i);
            }
        }
    }

    /** The channel gave money back for pieces of an order: first those that were asked for, then open ones, then the rest. */
    void refund(UUID order, int[] pieces) {
        int[] left = pieces.clone();
        List<PickupLife> all = ofOrder(order);
        all.forEach(life -> life.hearAsked(left));
        all.stream().filter(life -> !OVER.contains(life.state)).forEach(life -> life.cancel(least(life.open, left)));
        all.forEach(life -> life.payBack(left));
    }

    /** Those that nobody has worked on first, and of the same state by store and part. */
    private List<PickupLife> ofOrder(UUID order) {
        return lives.stream()
                .filter(life -> life.order.equals(order))
                .sorted(Comparator.comparing(
                                (PickupLife life) -> !OVER.contains(life.state) && !ELSEWHERE.contains(life.state))
                        .thenComparing(life -> life.state)
                        .thenComparing(life -> life.store)
                        .thenComparing(life -> life.part))
                .toList();
    }

    /** Takes as much as there is of each; what was taken is not left any more. */
    static int[] least(int[] there, int[] left) {
        int[] taken = new int[there.length];
        for (int i = 0; i < there.length; i++) {
            taken[i] = Math.min(there[i], left[i]);
            left[i] -= taken[i];
        }
        return taken;
    }

    static StoreId other(StoreId store) {
        return store.equals(PickupsUnderTest.HERE) ? PickupsUnderTest.THERE : PickupsUnderTest.HERE;
    }
}
