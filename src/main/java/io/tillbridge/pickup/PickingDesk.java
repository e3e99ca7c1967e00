package io.tillbridge.pickup;

import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the back room does with a pickup until the shopper comes, and when nobody comes. */
@Component
class PickingDesk {

    private final PickupWork work;
    private final StoreRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PickingDesk(PickupWork work, StoreRules rules, ApplicationEventPublisher events, Clock clock) {
        this.work = work;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /** The store takes the pickup on. */
    @Transactional
    PickupView accept(UUID id, Caller clerk) {
        return change(id, clerk, Pickup::accept);
    }

    /** Somebody goes for the goods. */
    @Transactional
    PickupView pick(UUID id, Caller clerk) {
        return change(id, clerk, (pickup, now) -> pickup.pick(clerk.name(), now));
    }

    /** The goods are on their shelf. The shopper hears of it the first time only. */
    @Transactional
    PickupView markReady(UUID id, String location, Caller clerk) {
        return change(id, clerk, (pickup, now) -> {
            pickup.markReady(location, rules.of(pickup.paper().store()).kept(now), now);
            if (!PickupState.COLLECTABLE.contains(pickup.loadedState())) {
                events.publishEvent(PickupReady.of(pickup, now));
                tell(pickup, NoticeKind.PICKUP_READY, now);
            }
        });
    }

    /** Tells the shopper once more that the goods are ready, with the same code. */
    @Transactional
    PickupView tellAgain(UUID id, Caller clerk) {
        return change(id, clerk, (pickup, now) -> {
            pickup.tellAgain(now);
            tell(pickup, NoticeKind.PICKUP_READY, now);
        });
    }

    /** Gives the shopper more time, and a fresh QR, since the one before ends when its time ended. */
    @Transactional
    PickupView extend(UUID id, Instant until, String reason, Caller manager) {
        events.publishEvent(new Audited(manager.id(), "PICKUP_EXTENDED", id.toString(), reason));
        return change(id, manager, (pickup, now) -> {
            pickup.extend(until, now);
            tell(pickup, NoticeKind.PICKUP_EXTENDED, now);
        });
    }

    /** Goods that nobody collected are back where they are sold. */
    @Transactional
    PickupView putBack(UUID id, Caller clerk) {
        return work.on(id, clerk, pickup -> {
            var released = pickup.putBack(clerk.place(), clerk.name(), clock.instant());
            work.release(pickup, released);
        });
    }

    /** Who has asked for the money back is not called to the store. */
    private void tell(Pickup pickup, NoticeKind kind, Instant now) {
        if (!pickup.progress().refundOpen()) {
            events.publishEvent(ShopperNoticeDue.of(pickup, kind, now));
        }
    }

    private PickupView change(UUID id, Caller clerk, BiConsumer<Pickup, Instant> step) {
        return work.on(id, clerk, pickup -> step.accept(pickup, clock.instant()));
    }
}
