package io.tillbridge.points;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call to the membership system outside.
 *
 * @param id names the call; calls are made in the order in which they were written down
 * @param kind what is to be done, as {@link EntryKind} names it, or MERGE
 * @param subject the freeze or the earning it is about, or the call itself
 * @param reference the caller's word; for MERGE the member that survives
 * @param state DUE until it was answered, then DONE or REFUSED
 * @param balance what was last known of the member when it was made, or what the answer said
 */
public record OutsideCall(
        UUID id,
        PointsCall call,
        String content,
        String kind,
        String member,
        UUID subject,
        long points,
        String reference,
        @Nullable Instant expiresAt,
        @Nullable Instant until,
        State state,
        @Nullable String reason,
        PointsBalance balance,
        Instant at) {

    /** Where a call is. */
    public enum State {
        DUE,
        DONE,
        REFUSED
    }

    PointsAnswer answer() {
        return new PointsAnswer(subject, kind, points, balance, until, at);
    }

    OutsideCall done(PointsBalance told) {
        return new OutsideCall(
                id,
                call,
                content,
                kind,
                member,
                subject,
                points,
                reference,
                expiresAt,
                until,
                State.DONE,
                null,
                told,
                at);
    }
}
