package io.tillbridge.pickup;

import io.micrometer.core.instrument.MeterRegistry;
import io.tillbridge.catalog.Store;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who has a right code and guesses whose it is: five wrong identities, from whichever counter or node, lock the pickup for
 * a quarter of an hour, the next five for twice as long.
 */
@Component
public class IdentityTries {

    private static final Logger log = LoggerFactory.getLogger(IdentityTries.class);

    private static final int MOST_WRONG = 5;
    private static final Duration FIRST_LOCK = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 6;
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate alone;
    private final ApplicationEventPublisher events;
    private final MeterRegistry meters;
    private final Clock clock;

    IdentityTries(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            MeterRegistry meters,
            Clock clock) {
        this.jdbc = jdbc;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.events = events;
        this.meters = meters;
        this.clock = clock;
    }

    /** Counts a wrong identity. Call it outside the hand-over's transaction, which is undone. */
    public <T> T guarded(UUID pickup, Caller clerk, Supplier<T> handOver) {
        try {
            return handOver.get();
        } catch (PickupRejected no) {
            if (no.code().equals(PickupRejected.Code.IDENTITY_MISMATCH.name())) {
                wrong(pickup, clerk);
            }
            throw no;
        }
    }

    /** The right person has come: wrong tries before do not count any more. */
    void forget(OpenedPickup opened) {
        if (opened.tries().wrong() > 0) {
            jdbc.sql("delete from pickup_try where pickup_id = ?")
                    .param(opened.pickup().id())
                    .update();
        }
    }

    /**
     * Refuses while the pickup is locked: digits of the phone number are not to be guessed without the code either.
     *
     * @throws PickupRejected if it is
     */
    void mustBeFree(UUID pickup, Store store) {
        Instant until = jdbc.sql("select locked_until from pickup_try where pickup_id = ?")
                .param(pickup)
                .query((row, number) -> Optional.ofNullable(PickupRow.instant(row.getTimestamp(1))))
                .optional()
                .flatMap(lock -> lock)
                .orElse(Instant.MIN);
        if (clock.instant().isBefore(until)) {
            throw PickupRejected.lockedCode(store, until);
        }
    }

    /** Counts, and locks after each five. Outside the transaction of what was tried. */
    void wrong(UUID pickup, Caller clerk) {
        Instant now = clock.instant();
        alone.executeWithoutResult(status -> {
            int wrong = count(pickup, now);
            if (wrong % MOST_WRONG == 0) {
                int doublings = Math.min(wrong / MOST_WRONG - 1, MOST_DOUBLINGS);
                lock(pickup, clerk, wrong, FIRST_LOCK.multipliedBy(1L << doublings), now);
            }
        });
    }

    private int count(UUID pickup, Instant now) {
        jdbc.sql("insert into pickup_try (pickup_id, wrong, last_at) values (?, 0, ?) on conflict do nothing")
                .params(pickup, Timestamp.from(now))
                .update();
        jdbc.sql("update pickup_try set wrong = case when last_at < ? then 1 else wrong + 1 end, last_at = ?"
                        + " where pickup_id = ?")
                .params(Timestamp.from(now.minus(FORGOTTEN_AFTER)), Timestamp.from(now), pickup)
                .update();
        return jdbc.sql("select wrong from pickup_try where pickup_id = ?")
                .param(pickup)
                .query(Integer.class)
                .single();
    }

    private void lock(UUID pickup, Caller clerk, int wrong, Duration pause, Instant now) {
        jdbc.sql("update pickup_try set locked_until = ? where pickup_id = ?")
                .params(Timestamp.from(now.plus(pause)), pickup)
                .update();
        events.publishEvent(new Audited(
                clerk.id(),
                "TRY_LOCKED",
                "pickup " + pickup,
                wrong + " wrong identities, locked for " + pause.toMinutes() + " minutes"));
        meters.counter("tillbridge.tries.locked", "what", "pickup").increment();
        log.warn("Pickup {} is locked for {} after {} wrong identities, last by {}", pickup, pause, wrong, clerk.id());
    }
}
