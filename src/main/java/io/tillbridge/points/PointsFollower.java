package io.tillbridge.points;

import io.tillbridge.members.MembersMerged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Brings points together when members are, within the same transaction. */
@Component
class PointsFollower {

    private final PointsMaster master;

    PointsFollower(PointsMaster master) {
        this.master = master;
    }

    @EventListener
    void on(MembersMerged merged) {
        master.merge(merged.member(), merged.survivor());
    }
}
