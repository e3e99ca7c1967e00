package io.tillbridge.pickup;

import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Blocks codes, makes new ones, and makes one for somebody whom the shopper sends. */
@Component
class CodeDesk {

    private final PickupWork work;
    private final PickupCodes codes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CodeDesk(PickupWork work, PickupCodes codes, ApplicationEventPublisher events, Clock clock) {
        this.work = work;
        this.codes = codes;
        this.events = events;
        this.clock = clock;
    }

    /** No code opens the pickup until a new one is made. */
    @Transactional
    PickupView block(UUID id, String why, Caller manager) {
        Pickup pickup = open(id, manager);
        codes.block(id, clock.instant());
        events.publishEvent(new Audited(manager.id(), "CODE_BLOCKED", id.toString(), why));
        return work.view(pickup);
    }

    /** Blocks the code and sends the shopper a new one. */
    @Transactional
    PickupView reissue(UUID id, String why, Caller manager) {
        Pickup pickup = open(id, manager);
        Instant now = clock.instant();
        codes.block(id, now);
        codes.issue(List.of(id), now);
        events.publishEvent(ShopperNoticeDue.of(pickup, NoticeKind.PICKUP_CODE, now));
        events.publishEvent(new Audited(manager.id(), "CODE_REISSUED", id.toString(), why));
        return work.view(pickup);
    }

    /** The shopper sends somebody else, who gets a code that works once; the shopper passes it on. */
    @Transactional
    PickupView nameProxy(UUID id, String name, Caller clerk) {
        Pickup pickup = open(id, clerk);
        Instant now = clock.instant();
        codes.issueForProxy(id, name, now);
        events.publishEvent(ShopperNoticeDue.of(pickup, NoticeKind.PROXY_CODE, now));
        events.publishEvent(new Audited(clerk.id(), "PROXY_NAMED", id.toString(), "asked for by the shopper"));
        return work.view(pickup);
    }

    private Pickup open(UUID id, Caller who) {
        Pickup pickup = work.hold(id, who);
        if (!pickup.state().open()) {
            throw PickupRejected.state(pickup.state().name());
        }
        return pickup;
    }
}
