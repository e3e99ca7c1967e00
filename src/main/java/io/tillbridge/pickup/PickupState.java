package io.tillbridge.pickup;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where a pickup stands; docs/pickup.md has the picture. */
@Schema(enumAsRef = true, description = PickupLifePicture.TRANSITIONS)
enum PickupState {
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

    private static final Set<PickupState> OVER = EnumSet.of(COLLECTED, REROUTED, PUT_BACK, CANCELLED, RETURNED);
    private static final Set<PickupState> ELSEWHERE = EnumSet.of(REJECTED, SHIP_TO_STORE, IN_TRANSIT);
    static final Set<PickupState> TO_PICK = EnumSet.of(RESERVED, ACCEPTED, PICKING, ARRIVED);
    static final Set<PickupState> COLLECTABLE = EnumSet.of(READY, PARTLY_COLLECTED);
    /** Whose store may say that it cannot serve them, as a whole. */
    static final Set<PickupState> REJECTABLE = EnumSet.of(RESERVED, ACCEPTED, PICKING, READY, ARRIVED);
    /** Of which a part may become a pickup of its own. */
    static final Set<PickupState> SPLITTABLE =
            EnumSet.of(RESERVED, ACCEPTED, PICKING, READY, ARRIVED, PARTLY_COLLECTED, SHIP_TO_STORE);
    /** In which nothing is left to do for open pieces but to give the money back, once it was asked for. */
    static final Set<PickupState> AWAITS_REFUND = EnumSet.of(REJECTED, TO_PUT_BACK);
    /** Not collected in time, and not put back yet. */
    static final Set<PickupState> LATE = EnumSet.of(EXPIRED, TO_PUT_BACK);

    static final Set<PickupState> ON_SHELF = EnumSet.of(READY, PARTLY_COLLECTED, EXPIRED, TO_PUT_BACK);

    boolean open() {
        return !OVER.contains(this);
    }

    static List<String> reservedHereNames() {
        return Stream.of(values())
                .filter(PickupState::reservedHere)
                .map(Enum::name)
                .toList();
    }

    /** Whether its open pieces are reserved at the pickup's own store. */
    boolean reservedHere() {
        return open() && !ELSEWHERE.contains(this);
    }
}
