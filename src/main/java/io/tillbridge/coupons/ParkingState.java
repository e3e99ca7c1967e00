package io.tillbridge.coupons;

/** What the car park knows of a parking coupon. */
public enum ParkingState {
    /** Used here; the car park is still to hear of it. */
    PENDING,
    /** The car park lets the car out. */
    CONFIRMED,
    /** The car park does not know the plate, or does not give more; its answer says why. */
    REFUSED,
    /** The use was voided; the car park is still to hear of it. */
    VOID_PENDING,
    /** The car park has taken it back. */
    VOIDED,
    /** The car is out already, or the car park does not take it back for another reason. */
    VOID_REFUSED;

    boolean waits() {
        return this == PENDING || this == VOID_PENDING;
    }

    ParkingState answered(boolean accepted) {
        if (this == VOID_PENDING) {
            return accepted ? VOIDED : VOID_REFUSED;
        }
        return accepted ? CONFIRMED : REFUSED;
    }
}
