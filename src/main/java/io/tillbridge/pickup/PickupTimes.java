package io.tillbridge.pickup;

import io.tillbridge.catalog.Store;
import io.tillbridge.catalog.Stores;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens to ready goods as time goes by: reminder, expiry, and back to where they are sold. */
@Component
class PickupTimes {

    private static final Logger log = LoggerFactory.getLogger(PickupTimes.class);
    private static final int AT_A_TIME = 200;

    private final Pickups pickups;
    private final StoreRules rules;
    private final Stores stores;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PickupTimes(
            Pickups pickups,
            StoreRules rules,
            Stores stores,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.pickups = pickups;
        this.rules = rules;
        this.stores = stores;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Does all that is due by now; each pickup in a transaction of its own, so that one that fails stops no other. */
    void pass() {
        Instant now = clock.instant();
        for (Store store : stores.all()) {
            StoreRule rule = rules.of(store.id());
            if (rule.remindHours() > 0) {
                Instant soon = now.plus(Duration.ofHours(rule.remindHours()));
                each(pickups.toRemind(store.id(), soon, AT_A_TIME), this::remind);
            }
            each(pickups.endingBefore(store.id(), now, PickupState.COLLECTABLE, AT_A_TIME), this::expire);
            Instant given = now.minus(Duration.ofHours(rule.graceHours()));
            each(pickups.endingBefore(store.id(), given, Set.of(PickupState.EXPIRED), AT_A_TIME), this::giveUp);
        }
    }

    private boolean remind(Pickup pickup) {
        Instant now = clock.instant();
        boolean due = pickup.remind(now);
        if (due) {
            events.publishEvent(ShopperNoticeDue.of(pickup, NoticeKind.PICKUP_REMINDER, now));
        }
        return due;
    }

    private boolean expire(Pickup pickup) {
        Instant now = clock.instant();
        boolean due = pickup.expire(now);
        if (due) {
            events.publishEvent(PickupExpired.of(pickup, now));
            events.publishEvent(ShopperNoticeDue.of(pickup, NoticeKind.PICKUP_EXPIRED, now));
        }
        return due;
    }

    private boolean giveUp(Pickup pickup) {
        if (pickup.state() != PickupState.EXPIRED) {
            return false;
        }
        Instant now = clock.instant();
        pickup.giveUp();
        events.publishEvent(RefundRequested.of(pickup, pickup.pieces().open(), "NOT_COLLECTED", now));
        return true;
    }

    private void each(List<UUID> due, Predicate<Pickup> step) {
        for (UUID id : due) {
            try {
                transaction.executeWithoutResult(status -> pickups.lock(id)
                        .filter(step)
                        .ifPresent(pickup -> {
                            if (!pickups.save(pickup)) {
                                throw new IllegalStateException("changed while it was locked");
                            }
                        }));
            } catch (RuntimeException e) {
                log.warn("Pickup {} could not be moved on; it is tried again: {}", id, e.toString());
            }
        }
    }
}
