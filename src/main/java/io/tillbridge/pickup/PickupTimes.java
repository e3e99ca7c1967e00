package io.tillbridge.pickup;

import io.tillbridge.catalog.Store;
import io.tillbridge.catalog.Stores;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
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
    private static final int MOST_ROUNDS = 500;

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
            StoreId id = store.id();
            StoreRule rule = rules.of(id);
            if (rule.remindHours() > 0) {
                Instant soon = now.plus(Duration.ofHours(rule.remindHours()));
                all(most -> pickups.toRemind(id, soon, most), this::remind);
            }
            all(most -> pickups.endingBefore(id, now, PickupState.COLLECTABLE, most), this::expire);
            Instant given = now.minus(Duration.ofHours(rule.graceHours()));
            all(most -> pickups.endingBefore(id, given, Set.of(PickupState.EXPIRED), most), this::giveUp);
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
        events.publishEvent(RefundRequested.of(pickup, pickup.askRefund(), "NOT_COLLECTED", now));
        return true;
    }

    /** Until nothing is due any more but what cannot be done; that is passed over, so that it holds nobody up. */
    private void all(IntFunction<List<UUID>> due, Predicate<Pickup> step) {
        Set<UUID> stuck = new HashSet<>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<UUID> next = due.apply(AT_A_TIME + stuck.size()).stream()
                    .filter(id -> !stuck.contains(id))
                    .toList();
            next.stream().filter(id -> !done(id, step)).forEach(stuck::add);
            if (next.isEmpty()) {
                return;
            }
        }
    }

    private boolean done(UUID id, Predicate<Pickup> step) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                Optional<Pickup> moved = pickups.lock(id).filter(step);
                moved.ifPresent(pickups::write);
                return moved.isPresent();
            }));
        } catch (RuntimeException e) {
            log.warn("Pickup {} could not be moved on; it is tried again: {}", id, e.toString());
            return false;
        }
    }
}
