package io.tillbridge.counter;

import io.tillbridge.coupons.CouponDesk;
import io.tillbridge.coupons.CouponRedemption;
import io.tillbridge.pickup.HandoverDesk;
import io.tillbridge.pickup.IdentityTries;
import io.tillbridge.pickup.Pieces;
import io.tillbridge.points.Agreement;
import io.tillbridge.points.Exchange;
import io.tillbridge.points.ExchangeDesk;
import io.tillbridge.points.PointsCall;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import io.tillbridge.shared.TryLimit;
import io.tillbridge.shared.web.IdempotentCalls;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Goods, coupons and points in one step: all of it happens, or none. */
@Component
class CounterSteps {

    private final CounterDesk counter;
    private final HandoverDesk handovers;
    private final CouponDesk coupons;
    private final ExchangeDesk points;
    private final CounterStepRows rows;
    private final StepGuard guard;

    CounterSteps(
            CounterDesk counter,
            HandoverDesk handovers,
            CouponDesk coupons,
            ExchangeDesk points,
            CounterStepRows rows,
            StepGuard guard) {
        this.counter = counter;
        this.handovers = handovers;
        this.coupons = coupons;
        this.points = points;
        this.rows = rows;
        this.guard = guard;
    }

    /** Who guesses waits, and each step is done once for its key. */
    @Component
    record StepGuard(TryLimit tries, IdentityTries identities, IdempotentCalls calls) {}

    /**
     * What the step would do: amounts, what is refused and why, and the points that are left after it.
     *
     * @throws BusinessRuleViolation if a code opens nothing, or the offer or member is unknown
     */
    CounterStep.Quote quote(CounterStep step, Caller caller) {
        StoreId store = store(caller);
        var pickup = counter.scan(step.handing().code(), caller);
        var use = step.coupons() == null ? null : step.coupons().at(store);
        var coupon = use == null ? null : guard.tries().guarded(caller, () -> coupons.check(use, caller));
        var wish = step.exchange() == null ? null : step.exchange().at(store);
        var exchange = wish == null ? null : points.quote(wish);
        Long left = exchange == null ? null : exchange.available() - exchange.points();
        boolean ready = pickup.refusal() == null && (coupon == null || coupon.usable()) && (left == null || left >= 0);
        return new CounterStep.Quote(ready, pickup, coupon, exchange, left);
    }

    /**
     * Does the step, once for the key.
     *
     * @return the {@link CounterStep.Done} as JSON, the first one if the key was used before
     * @throws BusinessRuleViolation if any part is refused; then nothing has happened
     */
    ResponseEntity<byte[]> take(UUID pickup, @Nullable String key, CounterStep step, Caller caller) {
        String proof = ScannedText.of(step.handing().code()).pickupProof();
        return guard.tries()
                .guarded(
                        caller,
                        () -> guard.identities()
                                .guarded(
                                        pickup,
                                        caller,
                                        () -> guard.calls()
                                                .once(
                                                        caller,
                                                        key,
                                                        HttpStatus.CREATED,
                                                        List.of("counter-step", pickup, step),
                                                        () -> done(
                                                                pickup,
                                                                proof,
                                                                Objects.requireNonNull(key),
                                                                step,
                                                                caller))));
    }

    private CounterStep.Done done(UUID pickup, String proof, String key, CounterStep step, Caller caller) {
        StoreId store = store(caller);
        CouponRedemption redeemed = step.coupons() == null
                ? null
                : coupons.redeem(key, step.coupons().at(store), caller);
        Exchange exchanged = step.exchange() == null ? null : exchange(step.exchange(), store, key, caller);
        var handing = step.handing();
        var handover = handovers.handOver(pickup, proof, handing.identity(), Pieces.byLine(handing.lines()), caller);
        if (redeemed != null || exchanged != null) {
            rows.add(
                    handover.id(),
                    redeemed == null ? null : redeemed.id(),
                    exchanged == null ? null : exchanged.id(),
                    handover.at());
        }
        return new CounterStep.Done(handover, redeemed, exchanged);
    }

    private Exchange exchange(CounterStep.Points wanted, StoreId store, String key, Caller caller) {
        Agreement agreement = wanted.agreement() == null ? Agreement.NOTHING : wanted.agreement();
        return points.exchange(new PointsCall(caller.id(), key, caller.id()), wanted.at(store), agreement, caller);
    }

    /** Whoever works in no store in particular hands nothing over with coupons. */
    private static StoreId store(Caller caller) {
        if (caller.store() == null) {
            throw ScanRejected.noStore();
        }
        return caller.store();
    }
}
