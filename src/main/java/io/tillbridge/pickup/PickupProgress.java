package io.tillbridge.pickup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a pickup has come.
 *
 * @param refundOpen the shopper asks for money back; nothing goes out meanwhile
 * @param refunded the channel has given money back for pieces that were out already
 * @param putBackDue goods are over and still on the pickup shelf
 */
record PickupProgress(
        PickupState state,
        boolean refundOpen,
        boolean refunded,
        boolean putBackDue,
        @Nullable String location,
        @Nullable String picker,
        @Nullable String reason,
        Moments moments,
        @Nullable Closing closing) {

    /** When which step was taken; nothing where it was not. */
    record Moments(
            @Nullable Instant acceptedAt,
            @Nullable Instant pickingAt,
            @Nullable Instant readyAt,
            @Nullable Instant notifiedAt,
            @Nullable Instant remindedAt,
            @Nullable Instant putBackAt) {

        static final Moments NONE = new Moments(null, null, null, null, null, null);

        Moments accepted(Instant now) {
            return new Moments(now, pickingAt, readyAt, notifiedAt, remindedAt, putBackAt);
        }

        Moments picking(Instant now) {
            return new Moments(acceptedAt == null ? now : acceptedAt, now, readyAt, notifiedAt, remindedAt, putBackAt);
        }

        /** Ready, and the shopper is told of it, unless there is a reason not to. */
        Moments ready(Instant now, @Nullable Instant told) {
            return new Moments(acceptedAt, pickingAt, now, told, null, putBackAt);
        }

        Moments notified(Instant now) {
            return new Moments(acceptedAt, pickingAt, readyAt, now, remindedAt, putBackAt);
        }

        Moments reminded(@Nullable Instant now) {
            return new Moments(acceptedAt, pickingAt, readyAt, notifiedAt, now, putBackAt);
        }

        Moments putBack(Instant now) {
            return new Moments(acceptedAt, pickingAt, readyAt, notifiedAt, remindedAt, now);
        }
    }

    /** When it was over, by whom, and at which counter. */
    record Closing(Instant at, String by, String counter) {}

    /** As it begins: goods reserved, nobody at work. */
    static PickupProgress opened(PickupState state, @Nullable String reason) {
        return new PickupProgress(state, false, false, false, null, null, reason, Moments.NONE, null);
    }

    PickupProgress become(PickupState next) {
        return with(next, moments, null);
    }

    PickupProgress become(PickupState next, Moments then) {
        return with(next, then, null);
    }

    PickupProgress close(PickupState end, Closing how) {
        return with(end, moments, how);
    }

    PickupProgress holdForRefund(boolean open) {
        return new PickupProgress(state, open, refunded, putBackDue, location, picker, reason, moments, closing);
    }

    PickupProgress markRefunded() {
        return new PickupProgress(state, refundOpen, true, putBackDue, location, picker, reason, moments, closing);
    }

    PickupProgress shelf(boolean due, @Nullable String place) {
        return new PickupProgress(state, refundOpen, refunded, due, place, picker, reason, moments, closing);
    }

    PickupProgress pickedBy(String name) {
        return new PickupProgress(state, refundOpen, refunded, putBackDue, location, name, reason, moments, closing);
    }

    PickupProgress because(@Nullable String why) {
        return new PickupProgress(state, refundOpen, refunded, putBackDue, location, picker, why, moments, closing);
    }

    PickupProgress at(Moments then) {
        return with(state, then, closing);
    }

    private PickupProgress with(PickupState next, Moments then, @Nullable Closing how) {
        return new PickupProgress(next, refundOpen, refunded, putBackDue, location, picker, reason, then, how);
    }
}
