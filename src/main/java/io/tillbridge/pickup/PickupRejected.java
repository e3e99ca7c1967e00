package io.tillbridge.pickup;

import io.tillbridge.catalog.Store;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Tone;
import java.time.Instant;
import java.util.UUID;

/** Why goods do not go over the counter, or a pickup does not move on. */
public final class PickupRejected extends BusinessRuleViolation {

    public enum Code {
        PICKUP_UNKNOWN(Kind.UNKNOWN, Tone.LOOK),
        CODE_UNKNOWN(Kind.UNKNOWN, Tone.LOOK),
        CODE_CHECK_DIGIT(Kind.UNKNOWN, Tone.LOOK),
        CODE_BLOCKED(Kind.REFUSED, Tone.STOP),
        CODE_LOCKED(Kind.TOO_MANY, Tone.STOP),
        PICKUP_OTHER_STORE(Kind.REFUSED, Tone.STOP),
        PICKUP_ALREADY_COLLECTED(Kind.REFUSED, Tone.STOP),
        PICKUP_CANCELLED(Kind.REFUSED, Tone.STOP),
        REFUND_PENDING(Kind.REFUSED, Tone.STOP),
        PICKUP_NOT_READY(Kind.REFUSED, Tone.LOOK),
        PICKUP_EXPIRED(Kind.REFUSED, Tone.LOOK),
        PICKUP_STATE(Kind.REFUSED, Tone.LOOK),
        IDENTITY_NEEDED(Kind.REFUSED, Tone.LOOK),
        IDENTITY_MISMATCH(Kind.REFUSED, Tone.STOP);

        private final Kind kind;
        private final Tone tone;

        Code(Kind kind, Tone tone) {
            this.kind = kind;
            this.tone = tone;
        }
    }

    private final Tone tone;

    private PickupRejected(Code code, Object... facts) {
        super(code.kind, code, facts);
        this.tone = code.tone;
    }

    @Override
    public Tone tone() {
        return tone;
    }

    static PickupRejected unknown(UUID id) {
        return new PickupRejected(Code.PICKUP_UNKNOWN, id);
    }

    public static PickupRejected unknownCode() {
        return new PickupRejected(Code.CODE_UNKNOWN);
    }

    public static PickupRejected checkDigit() {
        return new PickupRejected(Code.CODE_CHECK_DIGIT);
    }

    static PickupRejected blockedCode() {
        return new PickupRejected(Code.CODE_BLOCKED);
    }

    static PickupRejected lockedCode(Store store, Instant until) {
        return new PickupRejected(Code.CODE_LOCKED, store.at(until));
    }

    static PickupRejected otherStore(Store store) {
        return new PickupRejected(Code.PICKUP_OTHER_STORE, store, store.id(), store.closes());
    }

    static PickupRejected alreadyCollected(Store store, Instant at, String counter, String clerk, int pieces) {
        return new PickupRejected(Code.PICKUP_ALREADY_COLLECTED, store.at(at), counter, clerk, pieces);
    }

    static PickupRejected cancelled(Store store, Instant at, String channel, String location) {
        return new PickupRejected(Code.PICKUP_CANCELLED, store.at(at), channel, location);
    }

    static PickupRejected refundPending() {
        return new PickupRejected(Code.REFUND_PENDING);
    }

    static PickupRejected notReady(Store store, Instant since) {
        return new PickupRejected(Code.PICKUP_NOT_READY, store.at(since));
    }

    static PickupRejected expired(Store store, Instant at, String location) {
        return new PickupRejected(Code.PICKUP_EXPIRED, store.at(at), location);
    }

    static PickupRejected state(String state) {
        return new PickupRejected(Code.PICKUP_STATE, state);
    }

    static PickupRejected identityNeeded() {
        return new PickupRejected(Code.IDENTITY_NEEDED);
    }

    static PickupRejected identityMismatch() {
        return new PickupRejected(Code.IDENTITY_MISMATCH);
    }
}
