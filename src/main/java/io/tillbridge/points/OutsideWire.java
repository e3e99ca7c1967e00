package io.tillbridge.points;

import org.jspecify.annotations.Nullable;

/** How the membership system outside is spoken with; see docs/interfaces/points-master.md. */
interface OutsideWire {

    /** It did not answer, or not in a way that says whether something happened: ask again with the same key. */
    final class Away extends Exception {
        Away(@Nullable Throwable cause, String what) {
            super(what, cause);
        }
    }

    /** What a member has. */
    PointsBalance balance(String member) throws Away;

    /**
     * Makes a call.
     *
     * @return what the member has after it
     * @throws PointsRejected if it is refused; nothing happened then
     */
    PointsBalance make(OutsideCall call) throws Away;
}
