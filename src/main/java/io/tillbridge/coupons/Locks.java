package io.tillbridge.coupons;

import io.tillbridge.coupons.CouponReading.Held;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Holds coupons for somebody who has to decide, and lets them go again. */
@Component
class Locks {

    private final CouponReading reading;
    private final CouponSteps steps;
    private final Duration usual;
    private final Duration longest;

    Locks(
            CouponReading reading,
            CouponSteps steps,
            @Value("${tillbridge.coupons.lock-for}") Duration usual,
            @Value("${tillbridge.coupons.lock-longest}") Duration longest) {
        this.reading = reading;
        this.steps = steps;
        this.usual = usual;
        this.longest = longest;
    }

    List<Held> lock(Locking locking, Deed deed) {
        Duration wanted = locking.seconds() == null ? usual : Duration.ofSeconds(locking.seconds());
        Duration length = wanted.compareTo(longest) > 0 ? longest : wanted;
        return each(locking.codes(), one -> {
            if (one.coupon().paper().paused()) {
                throw CouponRejected.paused(one.template());
            }
            return steps.take(
                    one.coupon(),
                    coupon -> coupon.lock(locking.holder(), deed.at().plus(length), deed));
        });
    }

    List<Held> unlock(Unlocking unlocking, Deed deed) {
        return each(
                unlocking.codes(), one -> steps.take(one.coupon(), coupon -> coupon.unlock(unlocking.holder(), deed)));
    }

    private List<Held> each(List<String> codes, Function<Held, Coupon> step) {
        return reading.byCodes(codes).stream()
                .sorted(Comparator.comparing(held -> held.coupon().id()))
                .map(held -> new Held(step.apply(held), held.template()))
                .toList();
    }
}
