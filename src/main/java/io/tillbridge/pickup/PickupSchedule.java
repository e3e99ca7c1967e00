package io.tillbridge.pickup;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets time pass for pickups, on one node at a time. */
@Component
class PickupSchedule {

    private final PickupTimes times;

    PickupSchedule(PickupTimes times) {
        this.times = times;
    }

    @Scheduled(
            fixedDelayString = "${tillbridge.pickup.times-every}",
            initialDelayString = "${tillbridge.pickup.times-every}")
    @SchedulerLock(name = "pickup-times")
    void pass() {
        times.pass();
    }
}
