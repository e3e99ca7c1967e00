package io.tillbridge.inventory;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets time pass for stock. Every node tells the channels what it changed itself; one of them compares everything now and
 * then, and one ends the holds that are over.
 */
@Component
class StockSchedule {

    private final StockLimits limits;
    private final StockHolds holds;

    StockSchedule(StockLimits limits, StockHolds holds) {
        this.limits = limits;
        this.holds = holds;
    }

    @Scheduled(
            fixedDelayString = "${tillbridge.inventory.holds-every}",
            initialDelayString = "${tillbridge.inventory.holds-every}")
    @SchedulerLock(name = "inventory-end-holds")
    void endHolds() {
        int ended = 1;
        while (ended > 0) {
            ended = holds.expire();
        }
    }

    @Scheduled(
            fixedDelayString = "${tillbridge.inventory.limits-every}",
            initialDelayString = "${tillbridge.inventory.limits-every}")
    void publish() {
        limits.publish();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "${tillbridge.inventory.limits-every}")
    @SchedulerLock(name = "inventory-compare-limits")
    void publishAll() {
        limits.publishAll();
    }
}
