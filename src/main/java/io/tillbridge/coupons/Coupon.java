package io.tillbridge.coupons;

import static java.util.Objects.requireNonNull;

import io.tillbridge.coupons.CouponStep.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One piece of a template. Decides what may happen to it from what it knows and the time; a lock that is over, and an end
 * that has come, count at once, whether or not somebody has written them down yet.
 */
final class Coupon {

    /**
     * What never changes.
     *
     * @param member whom it was given to; absent for a bearer coupon
     * @param until from this moment on it is expired
     */
    record Paper(
            UUID id,
            UUID template,
            boolean paused,
            @Nullable String member,
            Instant from,
            Instant until) {}

    /** What a step changes; who did it last, where and when, for those who come too late. */
    record Standing(
            CouponState state,
            @Nullable String holder,
            @Nullable Instant lockedUntil,
            @Nullable UUID redemption,
            int round,
            Instant changedAt,
            String changedBy,
            String changedWhere,
            int version) {}

    private final Paper paper;
    private Standing now;

    Coupon(Paper paper, Standing standing) {
        this.paper = paper;
        this.now = standing;
    }

    Paper paper() {
        return paper;
    }

    Standing standing() {
        return now;
    }

    UUID id() {
        return paper.id();
    }

    /** What the state amounts to at that moment. */
    CouponState stateAt(Instant moment) {
        if (now.state() == CouponState.LOCKED && locked(moment)) {
            return CouponState.LOCKED;
        }
        boolean free = now.state() == CouponState.ISSUED || now.state() == CouponState.LOCKED;
        return free ? freeAt(moment) : now.state();
    }

    /** Holds it for somebody, at the longest until its end; the same holder may hold it longer. */
    CouponStep lock(String holder, Instant until, Deed deed) {
        mustBeUsable(holder, deed);
        Instant end = until.isAfter(paper.until()) ? paper.until() : until;
        return step(Kind.LOCK, CouponState.LOCKED, holder, end, null, deed, null);
    }

    /** Lets it go again, which only the holder can. */
    CouponStep unlock(String holder, Deed deed) {
        mustNotBeHeldByAnother(holder, deed);
        if (now.state() != CouponState.LOCKED || !holder.equals(now.holder())) {
            throw CouponRejected.notLocked(stateAt(deed.at()));
        }
        return step(Kind.UNLOCK, freeAt(deed.at()), null, null, null, deed, null);
    }

    /** @param holder who locked it; without a lock anybody may redeem it in one step */
    CouponStep redeem(@Nullable String holder, UUID redemption, Deed deed) {
        mustBeUsable(holder, deed);
        return step(Kind.REDEEM, CouponState.REDEEMED, null, null, redemption, deed, null);
    }

    /** The use did not count. After its end it does not come back to life. */
    CouponStep voidUse(UUID redemption, String reason, Deed deed) {
        if (now.state() != CouponState.REDEEMED || !redemption.equals(now.redemption())) {
            throw CouponRejected.voided(deed.told(now.changedAt()), now.changedBy(), null);
        }
        return step(Kind.VOID, freeAt(deed.at()), null, null, null, deed, reason);
    }

    CouponStep recall(String reason, Deed deed) {
        mustNotBeOver(deed);
        mustNotBeHeldByAnother(null, deed);
        return step(Kind.RECALL, CouponState.RECALLED, null, null, null, deed, reason);
    }

    /** What time alone has done to it: a lock that is over, an end that has come; nothing for most. */
    Optional<CouponStep> pass(Deed clock) {
        CouponState due = stateAt(clock.at());
        if (due == now.state()) {
            return Optional.empty();
        }
        return Optional.of(
                step(due == CouponState.EXPIRED ? Kind.EXPIRE : Kind.LAPSE, due, null, null, null, clock, null));
    }

    /**
     * Refuses whatever cannot be used at that moment by that holder.
     *
     * @throws CouponRejected that says who did what, where and when
     */
    void mustBeUsable(@Nullable String holder, Deed deed) {
        mustNotBeOver(deed);
        mustNotBeHeldByAnother(holder, deed);
        if (deed.at().isBefore(paper.from())) {
            throw CouponRejected.notYet(deed.told(paper.from()));
        }
    }

    private void mustNotBeOver(Deed deed) {
        switch (stateAt(deed.at())) {
            case RECALLED ->
                throw CouponRejected.recalled(deed.told(now.changedAt()), now.changedBy(), now.changedWhere());
            case REDEEMED ->
                throw CouponRejected.redeemed(deed.told(now.changedAt()), now.changedBy(), now.changedWhere());
            case EXPIRED -> throw CouponRejected.expired(deed.told(paper.until()));
            case ISSUED, LOCKED -> {}
        }
    }

    private void mustNotBeHeldByAnother(@Nullable String holder, Deed deed) {
        if (now.state() == CouponState.LOCKED
                && locked(deed.at())
                && !requireNonNull(now.holder()).equals(holder)) {
            throw CouponRejected.locked(
                    requireNonNull(now.holder()), deed.told(requireNonNull(now.lockedUntil())), now.changedWhere());
        }
    }

    private boolean locked(Instant moment) {
        return moment.isBefore(requireNonNull(now.lockedUntil()));
    }

    private CouponState freeAt(Instant moment) {
        return moment.isBefore(paper.until()) ? CouponState.ISSUED : CouponState.EXPIRED;
    }

    private CouponStep step(
            Kind kind,
            CouponState to,
            @Nullable String holder,
            @Nullable Instant lockedUntil,
            @Nullable UUID redemption,
            Deed deed,
            @Nullable String reason) {
        CouponState from = now.state();
        UUID use = kind == Kind.VOID ? now.redemption() : redemption;
        String held = kind == Kind.LOCK ? holder : now.holder();
        int round = now.round() + (kind == Kind.REDEEM ? 1 : 0);
        now = new Standing(
                to, holder, lockedUntil, redemption, round, deed.at(), deed.who(), deed.where(), now.version() + 1);
        return new CouponStep(id(), now.version(), kind, from, to, deed, held, reason, use);
    }
}
