package io.tillbridge.coupons;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tillbridge.coupons.CouponReading.Held;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What counters, tills and channels do with coupons. Every changing call takes its caller's key, takes part in the
 * caller's transaction if there is one, and is done all or not at all; the same key again answers as the first time. A
 * {@code ConcurrencyFailureException} means that the whole transaction shall go again.
 */
@Service
public class CouponDesk {

    private final CouponCalls calls;
    private final CouponReading reading;
    private final Quotes quotes;
    private final Locks locks;
    private final Redeeming redeeming;
    private final Reversals reversals;
    private final Redemptions redeemed;
    private final CouponClock clock;

    CouponDesk(
            CouponCalls calls,
            CouponReading reading,
            Quotes quotes,
            Locks locks,
            Redeeming redeeming,
            Reversals reversals,
            Redemptions redeemed,
            CouponClock clock) {
        this.calls = calls;
        this.reading = reading;
        this.quotes = quotes;
        this.locks = locks;
        this.redeeming = redeeming;
        this.reversals = reversals;
        this.redeemed = redeemed;
        this.clock = clock;
    }

    /** What a changing call did, by its key. */
    @Schema(name = "CouponCall")
    public record Done(String key, String what, Instant at, JsonNode result) {}

    /**
     * The coupon behind a code.
     *
     * @throws CouponRejected if nobody knows the code
     */
    @Transactional(readOnly = true)
    public CouponView find(String code) {
        return view(reading.byCodes(List.of(code)).get(0));
    }

    /**
     * What the coupons would take off the basket now, and why some would not; changes nothing.
     *
     * @throws CouponRejected if a code is unknown, or one is there twice
     */
    @Transactional(readOnly = true)
    public CouponQuote check(CouponUse use, Caller by) {
        by.mustWorkIn(use.store());
        return quotes.of(use, clock.deed(by));
    }

    /**
     * Holds the coupons until a moment, at which they are free again by themselves.
     *
     * @throws CouponRejected that says who has them, or why they cannot be used
     */
    @Transactional
    public CouponView.Group lock(String key, Locking locking, Caller by) {
        return calls.once(
                by, key, "LOCK", locking, CouponView.Group.class, () -> group(locks.lock(locking, clock.deed(by))));
    }

    /** @throws CouponRejected if the caller's holder does not hold them */
    @Transactional
    public CouponView.Group unlock(String key, Unlocking unlocking, Caller by) {
        return calls.once(
                by,
                key,
                "UNLOCK",
                unlocking,
                CouponView.Group.class,
                () -> group(locks.unlock(unlocking, clock.deed(by))));
    }

    /**
     * Uses the coupons for the basket, locked by the same holder or not locked at all; takes off what a quote says.
     *
     * @throws CouponRejected with the reason for the first coupon that cannot be used; then none is
     */
    @Transactional
    public CouponRedemption redeem(String key, CouponUse use, Caller by) {
        by.mustWorkIn(use.store());
        return calls.once(by, key, "REDEEM", use, CouponRedemption.class, () -> redeeming.redeem(use, clock.deed(by)));
    }

    /**
     * Takes uses back, all of a redemption or some. A coupon whose time is over does not come back to life.
     *
     * @throws CouponRejected if it was voided before, by whom and when
     */
    @Transactional
    public CouponView.Group voidRedemption(String key, Voiding voiding, Caller by) {
        return calls.once(
                by,
                key,
                "VOID",
                voiding,
                CouponView.Group.class,
                () -> reversals.voidUses(voiding, by, clock.deed(by)));
    }

    /**
     * Takes coupons back from whoever has them; one that is used or held is not.
     *
     * @throws CouponRejected that says who has used or holds one
     */
    @Transactional
    public CouponView.Group recall(String key, Recalling recalling, Caller by) {
        return calls.once(
                by,
                key,
                "RECALL",
                recalling,
                CouponView.Group.class,
                () -> reversals.recall(recalling, by, clock.deed(by)));
    }

    /** Whether the caller's call was done, and what it did. */
    @Transactional(readOnly = true)
    public Optional<Done> done(String key, Caller by) {
        return calls.find(by, key).map(kept -> new Done(key, kept.what(), kept.at(), calls.result(kept)));
    }

    /** Whether the coupon behind that code was used for that order at that store, and the use still counts. */
    @Transactional(readOnly = true)
    public boolean usedFor(String code, StoreId store, String order) {
        return redeemed.usedFor(reading.byCodes(List.of(code)).get(0).coupon().id(), store, order);
    }

    private CouponView.Group group(List<Held> held) {
        return new CouponView.Group(held.stream().map(this::view).toList());
    }

    private CouponView view(Held held) {
        return CouponView.of(held.coupon(), held.template(), clock.now());
    }
}
