package io.tillbridge.coupons;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets time pass for coupons and makes those of batches, on one node at a time. */
@Component
class CouponSchedule {

    private final CouponTimes times;
    private final Generating generating;

    CouponSchedule(CouponTimes times, Generating generating) {
        this.times = times;
        this.generating = generating;
    }

    @Scheduled(
            fixedDelayString = "${tillbridge.coupons.times-every}",
            initialDelayString = "${tillbridge.coupons.times-every}")
    @SchedulerLock(name = "coupon-times")
    void pass() {
        times.pass();
    }

    @Scheduled(
            fixedDelayString = "${tillbridge.coupons.batches-every}",
            initialDelayString = "${tillbridge.coupons.batches-every}")
    @SchedulerLock(name = "coupon-batches")
    void generate() {
        generating.work();
    }
}
