package io.tillbridge.points;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets time pass for points, on one node at a time. */
@Component
class PointsSchedule {

    private final PointsTimes times;

    PointsSchedule(PointsTimes times) {
        this.times = times;
    }

    @Scheduled(
            fixedDelayString = "${tillbridge.points.times-every}",
            initialDelayString = "${tillbridge.points.times-every}")
    @SchedulerLock(name = "points-times")
    void pass() {
        times.pass();
    }
}
