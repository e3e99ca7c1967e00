package io.tillbridge.pos;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends the lists that have changed, so often that a till has them before it opens. */
@Component
class OutgoingSchedule {

    private final OutgoingLists lists;

    OutgoingSchedule(OutgoingLists lists) {
        this.lists = lists;
    }

    @Scheduled(fixedDelayString = "${tillbridge.pos.lists-every}", initialDelayString = "${tillbridge.pos.lists-every}")
    @SchedulerLock(name = "pos-lists")
    void articlesMembersAndCoupons() {
        lists.send(OutgoingLists.Kind.ARTICLES, false);
        lists.send(OutgoingLists.Kind.MEMBERS, false);
        lists.send(OutgoingLists.Kind.COUPONS, false);
    }

    @Scheduled(
            fixedDelayString = "${tillbridge.pos.open-pickups-every}",
            initialDelayString = "${tillbridge.pos.open-pickups-every}")
    @SchedulerLock(name = "pos-open-pickups")
    void openPickups() {
        lists.send(OutgoingLists.Kind.OPEN_PICKUPS, false);
    }
}
