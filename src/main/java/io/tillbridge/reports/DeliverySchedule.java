package io.tillbridge.reports;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Plans and sends reports, on one node at a time. */
@Component
class DeliverySchedule {

    private static final int MOST_AT_ONCE = 200;

    private final Deliveries deliveries;

    DeliverySchedule(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Scheduled(
            fixedDelayString = "${tillbridge.reports.deliver-every}",
            initialDelayString = "${tillbridge.reports.deliver-every}")
    @SchedulerLock(name = "reports-delivery")
    void deliver() {
        deliveries.plan();
        int sent = 0;
        while (sent < MOST_AT_ONCE && deliveries.sendNext()) {
            sent++;
        }
    }
}
