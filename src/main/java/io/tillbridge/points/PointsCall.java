package io.tillbridge.points;

/**
 * Who asks, and the key under which it is asked: the same key is answered the same, whatever happened since.
 *
 * @param caller names the system that chose the key, such as a till's link or a log-in
 * @param key the caller's own, 1 to 255 characters
 * @param actor who is to be named in the ledger
 * @param guarded whether whoever carries the call sees to it that it is made once and keeps its answer, as
 *     {@code IdempotentCalls} does: then the ledger neither looks nor keeps
 */
public record PointsCall(String caller, String key, String actor, boolean guarded) {

    /** A step of a call has its name behind the key. */
    private static final int MOST = 280;

    public PointsCall {
        if (key.isBlank() || key.length() > MOST || caller.isBlank() || caller.length() > 100) {
            throw PointsRejected.key();
        }
    }

    /** A call that may come again. */
    public PointsCall(String caller, String key, String actor) {
        this(caller, key, actor, false);
    }

    /** The same call, carried by somebody who sees to it that it is made once and keeps its answer. */
    public PointsCall guardedByItsCarrier() {
        return new PointsCall(caller, key, actor, true);
    }

    /** A further step of the same call. */
    PointsCall step(String name) {
        return new PointsCall(caller, key + "#" + name, actor, guarded);
    }
}
