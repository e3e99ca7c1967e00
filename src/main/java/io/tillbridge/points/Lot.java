package io.tillbridge.points;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Points that came in together and end together. What is taken from a lot is taken once, by whatever comes first. */
final class Lot {

    /** Spent first: what ends soonest, then what is oldest; what never ends comes last. */
    static final Comparator<Lot> SPENDING = Comparator.comparing(
                    Lot::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Lot::earnedAt)
            .thenComparing(Lot::id);

    /** Taken first of what is pending: what would be confirmed soonest. */
    static final Comparator<Lot> CONFIRMING = Comparator.comparing(
                    Lot::confirmAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Lot::earnedAt)
            .thenComparing(Lot::id);

    /**
     * What a lot is from its beginning.
     *
     * @param origin the lot in which these points first came in; the same as {@code id} unless they moved
     * @param points how many came in
     * @param confirmAt when they could first be spent; absent if at once
     * @param expiresAt from when on they are gone; absent for never
     */
    record Paper(
            UUID id,
            UUID origin,
            String member,
            long points,
            Instant earnedAt,
            @Nullable Instant confirmAt,
            @Nullable Instant expiresAt,
            String reference) {

        /** Points that count at once. */
        static Paper of(UUID id, String member, long points, Instant now, @Nullable Instant expiresAt, String ref) {
            return new Paper(id, id, member, points, now, null, expiresAt, ref);
        }

        /** The same points in another lot, of that member and with that end. */
        Paper moved(UUID newId, String to, long part, @Nullable Instant end) {
            return new Paper(newId, origin, to, part, earnedAt, null, end, reference);
        }
    }

    /** What of a lot is where. */
    record Left(long remaining, long frozen, long expired, boolean pending) {

        /** Nothing is left; spent lots are passed over where lots are looked for. */
        boolean spent() {
            return remaining == 0;
        }
    }

    private final Paper paper;
    private final @Nullable Left before;
    private long remaining;
    private long frozen;
    private long expired;
    private boolean pending;

    private Lot(Paper paper, @Nullable Left before, Left left) {
        this.paper = paper;
        this.before = before;
        this.remaining = left.remaining();
        this.frozen = left.frozen();
        this.expired = left.expired();
        this.pending = left.pending();
    }

    static Lot known(Paper paper, Left left) {
        return new Lot(paper, left, left);
    }

    /** Points that come in now; they are pending if they are to be confirmed. */
    static Lot arrived(Paper paper) {
        return new Lot(paper, null, new Left(paper.points(), 0, 0, paper.confirmAt() != null));
    }

    Paper paper() {
        return paper;
    }

    /** As the database knows it; absent for one that is new. */
    @Nullable
    Left before() {
        return before;
    }

    Left left() {
        return new Left(remaining, frozen, expired, pending);
    }

    UUID id() {
        return paper.id();
    }

    Instant earnedAt() {
        return paper.earnedAt();
    }

    @Nullable
    Instant confirmAt() {
        return paper.confirmAt();
    }

    @Nullable
    Instant expiresAt() {
        return paper.expiresAt();
    }

    boolean pending() {
        return pending;
    }

    long remaining() {
        return remaining;
    }

    long expired() {
        return expired;
    }

    /** What may be spent. */
    long free() {
        return pending ? 0 : remaining - frozen;
    }

    boolean over(Instant at) {
        return paper.expiresAt() != null && !at.isBefore(paper.expiresAt());
    }

    void confirm() {
        pending = false;
    }

    void take(long points) {
        remaining -= points;
    }

    void give(long points) {
        remaining += points;
    }

    void freeze(long points) {
        frozen += points;
    }

    void unfreeze(long points) {
        frozen -= points;
    }

    /** Its date has come: what is free is gone; returns how much. */
    long expire() {
        long gone = free();
        remaining -= gone;
        expired += gone;
        return gone;
    }

    /** Takes back what is gone anyway: no account has it, and none has to give it. */
    long forgive(long points) {
        long gone = Math.min(points, expired);
        expired -= gone;
        return gone;
    }
}
