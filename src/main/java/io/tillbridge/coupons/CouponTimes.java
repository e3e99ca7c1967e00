package io.tillbridge.coupons;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what time has done to coupons: locks that are over and ends that have come. */
@Component
class CouponTimes {

    private static final Logger log = LoggerFactory.getLogger(CouponTimes.class);
    private static final int AT_A_TIME = 500;
    private static final int MOST_ROUNDS = 10_000;

    private final Coupons coupons;
    private final TransactionTemplate transaction;
    private final CouponClock clock;

    CouponTimes(Coupons coupons, TransactionTemplate transaction, CouponClock clock) {
        this.coupons = coupons;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** All that is due by now, some hundred in a transaction; a coupon that somebody uses meanwhile is left to them. */
    void pass() {
        Deed deed = clock.deedOfTheClock();
        int written = AT_A_TIME;
        int total = 0;
        for (int round = 0; round < MOST_ROUNDS && written > 0; round++) {
            written = java.util.Objects.requireNonNull(transaction.execute(status -> pass(deed)));
            total += written;
        }
        if (total > 0) {
            log.info("{} coupons have ended or are free again", total);
        }
    }

    private int pass(Deed deed) {
        List<Coupon> due = coupons.due(deed.at(), AT_A_TIME);
        int written = 0;
        for (Coupon coupon : due) {
            written += coupon.pass(deed)
                            .filter(step -> coupons.write(coupon, step))
                            .isPresent()
                    ? 1
                    : 0;
        }
        return written;
    }
}
