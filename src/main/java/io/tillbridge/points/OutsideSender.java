package io.tillbridge.points;

import java.time.Clock;
import java.util.List;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the membership system outside what it has not heard yet, in order, on one node at a time. */
@Component
@ConditionalOnProperty(name = "tillbridge.points.master", havingValue = "outside")
class OutsideSender {

    private static final Logger log = LoggerFactory.getLogger(OutsideSender.class);
    private static final int AT_A_TIME = 100;

    private final OutsideWire wire;
    private final OutsideCalls calls;
    private final Clock clock;

    OutsideSender(OutsideWire wire, OutsideCalls calls, Clock clock) {
        this.wire = wire;
        this.calls = calls;
        this.clock = clock;
    }

    /** Stops at the first call that is not answered; a call that is refused is kept with the reason, for people. */
    @Scheduled(
            fixedDelayString = "${tillbridge.points.outside.send-every:5s}",
            initialDelayString = "${tillbridge.points.outside.send-every:5s}")
    @SchedulerLock(name = "points-outside")
    void send() {
        List<OutsideCall> due = calls.in(OutsideCall.State.DUE, AT_A_TIME);
        for (OutsideCall call : due) {
            try {
                calls.done(call, wire.make(call), clock.instant());
            } catch (PointsRejected no) {
                log.warn(
                        "The membership system refuses {} of member {}: {}",
                        call.kind(),
                        call.member(),
                        no.getMessage());
                calls.refused(call, String.valueOf(no.getMessage()), clock.instant());
            } catch (OutsideWire.Away away) {
                log.warn("The membership system does not answer: {}", away.getMessage());
                return;
            }
        }
    }
}
