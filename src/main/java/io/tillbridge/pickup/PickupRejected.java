package io.tillbridge.pickup;

import io.tillbridge.catalog.Store;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.StoreId;
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
        CODE_USED(Kind.REFUSED, Tone.STOP),
        CODE_LOCKED(Kind.TOO_MANY, Tone.STOP),
        PICKUP_OTHER_STORE(Kind.REFUSED, Tone.STOP),
        PICKUP_ALREADY_COLLECTED(Kind.REFUSED, Tone.STOP),
        PICKUP_CANCELLED(Kind.REFUSED, Tone.STOP),
        REFUND_PENDING(Kind.REFUSED, Tone.STOP),
        PICKUP_NOT_READY(Kind.REFUSED, Tone.LOOK),
        PICKUP_EXPIRED(Kind.REFUSED, Tone.LOOK),
        PICKUP_GIVEN_UP(Kind.REFUSED, Tone.STOP),
        PICKUP_STATE(Kind.REFUSED, Tone.LOOK),
        PICKUP_IN_QUESTION(Kind.REFUSED, Tone.LOOK),
        PICKUP_ON_ITS_WAY(Kind.REFUSED, Tone.LOOK),
        PICKUP_REROUTED(Kind.REFUSED, Tone.STOP),
        PICKUP_PUT_BACK(Kind.REFUSED, Tone.STOP),
        PICKUP_RETURNED(Kind.REFUSED, Tone.STOP),
        PICKUP_PIECES(Kind.INVALID, Tone.LOOK),
        PICKUP_REFUNDED(Kind.REFUSED, Tone.STOP),
        PICKUP_PAST(Kind.INVALID, Tone.LOOK),
        PICKUP_BUSY(Kind.REFUSED, Tone.LOOK),
        HANDOVER_UNKNOWN(Kind.UNKNOWN, Tone.LOOK),
        HANDOVER_UNDONE(Kind.REFUSED, Tone.LOOK),
        UNDO_TOO_LATE(Kind.REFUSED, Tone.STOP),
        TRANSFER_UNKNOWN(Kind.UNKNOWN, Tone.LOOK),
        TRANSFER_STATE(Kind.REFUSED, Tone.LOOK),
        STORE_SHORT(Kind.REFUSED, Tone.LOOK),
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

    static PickupRejected usedCode() {
        return new PickupRejected(Code.CODE_USED);
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

    static PickupRejected notReady(Store store, Instant since, String picker, Instant promised) {
        return new PickupRejected(Code.PICKUP_NOT_READY, store.at(since), picker, store.at(promised));
    }

    static PickupRejected inQuestion() {
        return new PickupRejected(Code.PICKUP_IN_QUESTION);
    }

    static PickupRejected onItsWay() {
        return new PickupRejected(Code.PICKUP_ON_ITS_WAY);
    }

    /** @param next where the goods are now: a store, or its code if there is no such store any more */
    static PickupRejected rerouted(Store store, Instant at, Object next, String code) {
        return new PickupRejected(Code.PICKUP_REROUTED, store.at(at), next, code);
    }

    static PickupRejected putBack(Store store, Instant at) {
        return new PickupRejected(Code.PICKUP_PUT_BACK, store.at(at));
    }

    static PickupRejected returned(Store store, Instant at) {
        return new PickupRejected(Code.PICKUP_RETURNED, store.at(at));
    }

    static PickupRejected noSuchPieces(int lineNo, int wanted, int there) {
        return new PickupRejected(Code.PICKUP_PIECES, lineNo, wanted, there);
    }

    static PickupRejected refunded() {
        return new PickupRejected(Code.PICKUP_REFUNDED);
    }

    static PickupRejected past() {
        return new PickupRejected(Code.PICKUP_PAST);
    }

    static PickupRejected busy() {
        return new PickupRejected(Code.PICKUP_BUSY);
    }

    static PickupRejected unknownHandover(UUID id) {
        return new PickupRejected(Code.HANDOVER_UNKNOWN, id);
    }

    static PickupRejected undoneBefore(Store store, Instant at, String by) {
        return new PickupRejected(Code.HANDOVER_UNDONE, store.at(at), by);
    }

    static PickupRejected undoTooLate(Store store, Instant until) {
        return new PickupRejected(Code.UNDO_TOO_LATE, store.at(until));
    }

    static PickupRejected unknownTransfer(UUID id) {
        return new PickupRejected(Code.TRANSFER_UNKNOWN, id);
    }

    static PickupRejected transferState(String state) {
        return new PickupRejected(Code.TRANSFER_STATE, state);
    }

    static PickupRejected storeShort(StoreId store, String missing) {
        return new PickupRejected(Code.STORE_SHORT, store, missing);
    }

    static PickupRejected expired(Store store, Instant at, String location) {
        return new PickupRejected(Code.PICKUP_EXPIRED, store.at(at), location);
    }

    static PickupRejected givenUp(Store store, Instant at, String location) {
        return new PickupRejected(Code.PICKUP_GIVEN_UP, store.at(at), location);
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
